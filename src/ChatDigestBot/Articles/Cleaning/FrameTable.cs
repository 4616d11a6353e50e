using System.Buffers;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>The phrases of <c>frame-phrases.tsv</c>, and which kinds of them may stand in a text.</summary>
internal static class FrameTable
{
    public static readonly FrameKind[] Kinds = Read();

    private static readonly PhraseIndex Index = new(Kinds.Select(kind => (kind.Number, kind.Words)));

    private static readonly SearchValues<string> AroundWords = WordsOf(FramePlace.Around);

    private static readonly SearchValues<string> BetweenWords = WordsOf(FramePlace.Between);

    /// <summary>The kinds at a place of which a word stands in a text, a bit each.</summary>
    /// <remarks>Nearly no paragraph has one, and the phrases cost much more than this look.</remarks>
    public static ulong KindsIn(string simplified, FramePlace place) =>
        simplified.AsSpan().ContainsAny(place == FramePlace.Around ? AroundWords : BetweenWords) ? Index.Find(simplified.ToLowerInvariant()) : 0;

    private static SearchValues<string> WordsOf(FramePlace place) =>
        SearchValues.Create([.. Kinds.Where(kind => kind.Place == place).SelectMany(kind => kind.Words)], StringComparison.OrdinalIgnoreCase);

    private static FrameKind[] Read()
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        var kinds = new List<(string Headline, List<string> Words, List<string> Patterns)>();
        foreach (var line in EmbeddedTable.Rows(typeof(FrameTable), "frame-phrases.tsv"))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (line.StartsWith("= ", StringComparison.Ordinal))
            {
                kinds.Add((line[2..], [], []));
            }
            else if (line.StartsWith('$'))
            {
                parts.Add(line[..tab], line[(tab + 1)..]);
            }
            else
            {
                kinds[^1].Words.AddRange(tab < 0 ? [] : line[..tab].Split(' '));
                kinds[^1].Patterns.Add(parts.Aggregate(line[(tab + 1)..].Replace(" ", @"\s+", StringComparison.Ordinal), (pattern, part) => pattern.Replace(part.Key, part.Value, StringComparison.Ordinal)));
            }
        }

        return [.. kinds.Select((kind, number) => Kind(number, kind.Headline, [.. kind.Words.Distinct()], [.. kind.Patterns]))];
    }

    private static FrameKind Kind(int number, string headline, string[] words, string[] patterns)
    {
        const string UnlessNews = ", unless it tells news";
        var isWhole = !headline.EndsWith(UnlessNews, StringComparison.Ordinal);
        headline = isWhole ? headline : headline[..^UnlessNews.Length];
        var (where, name) = headline.Split(": ") is [var first, var second] ? (first, second) : (headline, headline);
        var place = where switch
        {
            "before the text" => FramePlace.Before,
            "between the text" => FramePlace.Between,
            "around the text" => FramePlace.Around,
            _ => throw new InvalidOperationException($"frame-phrases.tsv has a kind for no place: {headline}."),
        };
        return new FrameKind(number, place, name, isWhole, words, patterns);
    }
}
