using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Search.Indexing;
using ChatDigestBot.Search.Matching;
using ChatDigestBot.Search.Queries;
using ChatDigestBot.Search.Words;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Search;

/// <summary>Reads letters as pinyin: what Han words sound like <c>zhihui chengshi</c>? Names of topics and sources are the dictionary, and titles.</summary>
internal sealed class PinyinReader(TopicCatalogue topics)
{
    private const int MaxSources = 5_000;
    private const int MaxCandidates = 4;
    private const int MaxLetters = 40;
    private const int MaxWays = 6;
    private const int MaxTitles = 120;
    private const int MaxWordsTogether = 5;

    /// <summary>The query with its letters turned into the Han words that are a name, or that most titles mean by them; null where none of them can be.</summary>
    public async Task<SearchQuery?> FindAsync(DbSession session, SearchPlan plan)
    {
        var clauses = new List<QueryClause>();
        var isRead = false;
        IReadOnlyList<string> before = [];
        var names = new Names(topics, session);
        for (var start = 0; start < plan.Query.Clauses.Count;)
        {
            var letters = plan.Query.Clauses.Skip(start).Select(LettersOf).TakeWhile(word => word is not null).OfType<string>().Take(MaxWordsTogether).ToList();
            var (candidates, length) = await ReadLongestAsync(session, names, letters);
            if (candidates.Count == 0)
            {
                clauses.Add(plan.Query.Clauses[start++]);
                before = [];
                continue;
            }

            // "zhihui chengshi" is 智慧城市 where a post has it in one piece, also when no title has; which of the readings go together only trying tells.
            var joined = await JoinAsync(session, before, candidates);
            if (joined is not null)
            {
                clauses.RemoveAt(clauses.Count - 1);
            }

            clauses.Add(new QueryClause([new QueryTerm.Word(joined ?? candidates[0])]));
            before = joined is null ? candidates : [joined];
            isRead = true;
            start += length;
        }

        var read = plan.Query with { Clauses = clauses };
        return isRead ? QueryWriter.Reworded(read) : null;
    }

    private static async Task<(IReadOnlyList<string> Candidates, int Length)> ReadLongestAsync(DbSession session, Names names, List<string> letters)
    {
        for (var length = letters.Count; length > 0; length--)
        {
            if (await ReadAsync(session, names, letters[..length]) is { Count: > 0 } candidates)
            {
                return (candidates, length);
            }
        }

        return ([], 0);
    }

    private static async Task<string?> JoinAsync(DbSession session, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        foreach (var whole in before.SelectMany(_ => after, (first, second) => first + second))
        {
            if (await IsAnywhereAsync(session, whole))
            {
                return whole;
            }
        }

        return null;
    }

    private static async Task<bool> IsAnywhereAsync(DbSession session, string han) =>
        await IndexReader.CountAsync(session, WordTerms.Of(han, SearchField.Anywhere)!, limit: 1) > 0;

    private static string? LettersOf(QueryClause clause) =>
        clause is { IsNegated: false, AnyOf: [QueryTerm.Word { IsPhrase: false, InTitle: false } word] }
        && SearchFolding.Fold(word.Typed).Replace("'", "", StringComparison.Ordinal) is { Length: >= 2 and <= MaxLetters } letters
        && !letters.AsSpan().ContainsAnyExceptInRange('a', 'z')
            ? letters
            : null;

    /// <summary>What the letters may mean, the likeliest first.</summary>
    private static async Task<IReadOnlyList<string>> ReadAsync(DbSession session, Names names, List<string> words)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var way in WaysOf(words).Where(way => way.Count >= 2).Take(MaxWays))
        {
            var pairs = way.Zip(way.Skip(1), (first, second) => new TermExpression.Has(Term.Of(SearchField.Reading, PinyinTable.PairOf(first, second)))).Distinct().ToList();
            var terms = pairs.Count == 1 ? (TermExpression)pairs[0] : new TermExpression.All(pairs);
            foreach (var title in await IndexReader.TitlesAsync(session, terms, MaxTitles))
            {
                if (FindRead(SearchFolding.Fold(title), way) is var (han, isStart))
                {
                    // The end of one word and the beginning of the next sound like something too: what begins where a word must begin is likelier.
                    counts[han] = counts.GetValueOrDefault(han) + (isStart ? 3 : 1);
                }
            }

            foreach (var name in await names.ThatReadAsync(way))
            {
                if (await IsAnywhereAsync(session, name))
                {
                    counts[name] = counts.GetValueOrDefault(name) + MaxTitles;
                }
            }
        }

        return [.. counts.OrderByDescending(pair => pair.Value).ThenByDescending(pair => pair.Key, StringComparer.Ordinal).Take(MaxCandidates).Select(pair => pair.Key)];
    }

    /// <summary>Every way to read each word, one after the other.</summary>
    private static IEnumerable<IReadOnlyList<string>> WaysOf(List<string> words)
    {
        IEnumerable<IReadOnlyList<string>> ways = [[]];
        foreach (var word in words)
        {
            var ofWord = PinyinTable.Split(word);
            ways = [.. ways.SelectMany(way => ofWord.Select(IReadOnlyList<string> (next) => [.. way, .. next])).Take(MaxWays)];
        }

        return ways;
    }

    private static (string Han, bool IsStart)? FindRead(string folded, IReadOnlyList<string> syllables)
    {
        (string Han, bool IsStart)? inside = null;
        for (var start = 0; start + syllables.Count <= folded.Length; start++)
        {
            var i = 0;
            while (i < syllables.Count && PinyinTable.Reads(folded[start + i], syllables[i]))
            {
                i++;
            }

            if (i == syllables.Count)
            {
                var isStart = start == 0 || CharKinds.Of(folded[start - 1]) != CharKind.Han;
                if (isStart)
                {
                    return (folded.Substring(start, i), true);
                }

                inside ??= (folded.Substring(start, i), false);
            }
        }

        return inside;
    }

    /// <summary>Names of topics and sources, read from the database once a question at most.</summary>
    private sealed class Names(TopicCatalogue topics, DbSession session)
    {
        private IReadOnlyList<string>? _all;

        /// <summary>Names, and beginnings of names, that sound so.</summary>
        public async Task<IEnumerable<string>> ThatReadAsync(IReadOnlyList<string> syllables)
        {
            _all ??= await ReadAsync();
            return _all
                .Where(name => name.Length >= syllables.Count && syllables.Index().All(syllable => PinyinTable.Reads(name[syllable.Index], syllable.Item)))
                .Select(name => name[..syllables.Count])
                .Distinct();
        }

        private async Task<IReadOnlyList<string>> ReadAsync()
        {
            var sources = await session.QueryAsync<string>("SELECT name FROM search_sources LIMIT @MaxSources", new { MaxSources });
            return [.. topics.All.SelectMany(topic => topic.Names.Values.Concat(topic.Aliases)).Concat(sources).Select(SearchFolding.Fold).Distinct()];
        }
    }
}
