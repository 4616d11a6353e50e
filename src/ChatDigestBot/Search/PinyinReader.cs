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

    /// <summary>The query with its letters turned into the Han words most titles mean by them; null where none of them can be.</summary>
    public static async Task<SearchQuery?> FindAsync(DbSession session, SearchPlan plan)
    {
        var clauses = plan.Query.Clauses.ToList();
        var isRead = false;
        for (var start = 0; start < clauses.Count; start++)
        {
            var length = 0;
            while (start + length < clauses.Count && LettersOf(clauses[start + length]) is not null)
            {
                length++;
            }

            // The longest row of words first: "zhihui chengshi" is one word, and what is left over may be another.
            for (; length > 0; length--)
            {
                var letters = clauses.Skip(start).Take(length).Select(LettersOf).OfType<string>().ToList();
                if (await ReadAsync(session, letters) is { } han)
                {
                    clauses.RemoveRange(start, length);
                    clauses.Insert(start, new QueryClause([new QueryTerm.Word(han)]));
                    isRead = true;
                    break;
                }
            }
        }

        var read = plan.Query with { Clauses = clauses };
        return isRead ? read with { Text = QueryWriter.Write(read) } : null;
    }

    private static string? LettersOf(QueryClause clause) =>
        clause is { IsNegated: false, AnyOf: [QueryTerm.Word { IsPhrase: false, InTitle: false } word] }
        && TextFold.Fold(word.Typed).Replace("'", "", StringComparison.Ordinal) is { Length: >= 2 and <= MaxLetters } letters
        && !letters.AsSpan().ContainsAnyExceptInRange('a', 'z')
            ? letters
            : null;

    private static async Task<string?> ReadAsync(DbSession session, List<string> words)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var way in WaysOf(words).Where(way => way.Count >= 2).Take(MaxWays))
        {
            var pairs = way.Zip(way.Skip(1), (first, second) => new TermExpression.Has(Term.Of(Place.Reading, Pinyin.PairOf(first, second)))).Distinct().ToList();
            var terms = pairs.Count == 1 ? (TermExpression)pairs[0] : new TermExpression.All(pairs);
            foreach (var title in await IndexReader.TitlesAsync(session, terms, MaxTitles))
            {
                if (FindRead(TextFold.Fold(title), way) is { } han)
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
