using ChatDigestBot.Search.Indexing;
using ChatDigestBot.Search.Matching;
using ChatDigestBot.Search.Queries;
using ChatDigestBot.Search.Words;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Search;

/// <summary>Reads letters as pinyin: what Han words of titles sound like <c>zhihui chengshi</c>? Titles are the dictionary.</summary>
internal static class PinyinReader
{
    private const int MaxLetters = 40;
    private const int MaxWays = 6;
    private const int MaxTitles = 120;
    private const int MaxWordsTogether = 5;

    /// <summary>The query with its letters turned into the Han words most titles mean by them; null where none of them can be.</summary>
    public static async Task<SearchQuery?> FindAsync(DbSession session, SearchPlan plan)
    {
        var clauses = new List<QueryClause>();
        var isRead = false;
        var isReadBefore = false;
        for (var start = 0; start < plan.Query.Clauses.Count;)
        {
            var letters = plan.Query.Clauses.Skip(start).Select(LettersOf).TakeWhile(word => word is not null).OfType<string>().Take(MaxWordsTogether).ToList();
            var (han, length) = await ReadLongestAsync(session, letters);
            if (han is null)
            {
                clauses.Add(plan.Query.Clauses[start++]);
                isReadBefore = false;
                continue;
            }

            // "zhihui chengshi" is 智慧城市 where a post has it in one piece, also when no title has.
            if (isReadBefore && clauses[^1].AnyOf is [QueryTerm.Word before] && await IsAnywhereAsync(session, before.Typed + han))
            {
                han = before.Typed + han;
                clauses.RemoveAt(clauses.Count - 1);
            }

            clauses.Add(new QueryClause([new QueryTerm.Word(han)]));
            (isRead, isReadBefore) = (true, true);
            start += length;
        }

        var read = plan.Query with { Clauses = clauses };
        return isRead ? read with { Text = QueryWriter.Write(read) } : null;
    }

    private static async Task<(string? Han, int Length)> ReadLongestAsync(DbSession session, List<string> letters)
    {
        for (var length = letters.Count; length > 0; length--)
        {
            if (await ReadAsync(session, letters[..length]) is { } han)
            {
                return (han, length);
            }
        }

        return (null, 0);
    }

    private static async Task<bool> IsAnywhereAsync(DbSession session, string han) =>
        await IndexReader.CountAsync(session, WordTerms.Of(han, SearchField.Anywhere)!, limit: 1) > 0;

    private static string? LettersOf(QueryClause clause) =>
        clause is { IsNegated: false, AnyOf: [QueryTerm.Word { IsPhrase: false, InTitle: false } word] }
        && SearchFolding.Fold(word.Typed).Replace("'", "", StringComparison.Ordinal) is { Length: >= 2 and <= MaxLetters } letters
        && !letters.AsSpan().ContainsAnyExceptInRange('a', 'z')
            ? letters
            : null;

    private static async Task<string?> ReadAsync(DbSession session, List<string> words)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var way in WaysOf(words).Where(way => way.Count >= 2).Take(MaxWays))
        {
            var pairs = way.Zip(way.Skip(1), (first, second) => new TermExpression.Has(Term.Of(SearchField.Reading, Pinyin.PairOf(first, second)))).Distinct().ToList();
            var terms = pairs.Count == 1 ? (TermExpression)pairs[0] : new TermExpression.All(pairs);
            foreach (var title in await IndexReader.TitlesAsync(session, terms, MaxTitles))
            {
                if (FindRead(SearchFolding.Fold(title), way) is { } han)
                {
                    counts[han] = counts.GetValueOrDefault(han) + 1;
                }
            }
        }

        return counts.Count == 0 ? null : counts.MaxBy(pair => (pair.Value, pair.Key)).Key;
    }

    /// <summary>Every way to read each word, one after the other.</summary>
    private static IEnumerable<IReadOnlyList<string>> WaysOf(List<string> words)
    {
        IEnumerable<IReadOnlyList<string>> ways = [[]];
        foreach (var word in words)
        {
            var ofWord = Pinyin.Split(word);
            ways = [.. ways.SelectMany(way => ofWord.Select(IReadOnlyList<string> (next) => [.. way, .. next])).Take(MaxWays)];
        }

        return ways;
    }

    private static string? FindRead(string foldedTitle, IReadOnlyList<string> syllables)
    {
        for (var start = 0; start + syllables.Count <= foldedTitle.Length; start++)
        {
            var i = 0;
            while (i < syllables.Count && Pinyin.Reads(foldedTitle[start + i], syllables[i]))
            {
                i++;
            }

            if (i == syllables.Count)
            {
                return foldedTitle.Substring(start, i);
            }
        }

        return null;
    }
}
