using System.Text;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Search.Matching;

/// <summary>Cuts the passage out of a text that shows best why it was found, with the words in bold. Pure.</summary>
internal static class Snippet
{
    private const int HanCharacters = 90;
    private const int LatinCharacters = 200;
    private const int MaxMatches = 300;
    private const int CharactersBefore = 14;
    private const string ChineseMarks = "。！？；：，、」』）》";
    private const string Closing = "”’」』》〉】）)]}％%…";

    /// <summary>The whole text with the words in bold, for titles.</summary>
    public static HtmlText Mark(string text, IReadOnlyList<SoughtWord> words)
    {
        var folded = SearchFolding.Fold(text);
        return Render(text, 0, text.Length, Merge(FindAll(folded, words).Select(found => found.Match)));
    }

    /// <summary>The best passage of the text; the summary where the title says all or no word is in the text, the beginning where there is none either.</summary>
    public static HtmlText Of(string title, string text, string summary, IReadOnlyList<SoughtWord> words)
    {
        if (summary.Length > 0 && words.Count > 0 && SearchFolding.Fold(title) is var folded && words.All(word => word.TryFind(folded, 0, out _)))
        {
            return Mark(summary, words);
        }

        var best = Of(text, words);
        return !best.IsEmpty ? best : summary.Length > 0 ? HtmlText.Encode(summary) : Beginning(text);
    }

    /// <summary>Empty where no word is in the text.</summary>
    public static HtmlText Of(string text, IReadOnlyList<SoughtWord> words)
    {
        var folded = SearchFolding.Fold(text);
        var found = FindAll(folded, words);
        if (found.Count == 0)
        {
            return HtmlText.Empty;
        }

        var length = CharKinds.Of(folded[found[0].Match.Start]) == CharKind.Han ? HanCharacters : LatinCharacters;
        var start = StartOf(text, folded, Best(found, length - CharactersBefore));
        var end = EndOf(folded, start, length);
        return (start > 0 ? HtmlText.Encode("…") : HtmlText.Empty)
            + Render(text, start, end, Merge(found.Select(one => one.Match)))
            + (end < text.TrimEnd().Length ? HtmlText.Encode("…") : HtmlText.Empty);
    }

    /// <summary>The beginning of a text, for posts without a summary.</summary>
    public static HtmlText Beginning(string text)
    {
        var folded = SearchFolding.Fold(text);
        var end = EndOf(folded, 0, folded.Length > 0 && CharKinds.Of(folded[0]) == CharKind.Han ? HanCharacters : LatinCharacters);
        return Render(text, 0, end, []) + (end < text.TrimEnd().Length ? HtmlText.Encode("…") : HtmlText.Empty);
    }

    private static List<(TextMatch Match, int Word)> FindAll(string folded, IReadOnlyList<SoughtWord> words)
    {
        var found = new List<(TextMatch Match, int Word)>();
        for (var word = 0; word < words.Count; word++)
        {
            var at = 0;
            for (var count = 0; count < MaxMatches && words[word].TryFind(folded, at, out var match); count++)
            {
                found.Add((match, word));
                at = match.End;
            }
        }

        found.Sort((left, right) => left.Match.Start.CompareTo(right.Match.Start));
        return found;
    }

    /// <summary>Where the stretch begins that holds the most different words, then the most matches; of equals the first.</summary>
    private static int Best(List<(TextMatch Match, int Word)> found, int length)
    {
        var (best, bestStart) = (0, found[0].Match.Start);
        for (var first = 0; first < found.Count; first++)
        {
            var words = new HashSet<int>();
            var matches = 0;
            for (var i = first; i < found.Count && found[i].Match.End - found[first].Match.Start <= length; i++)
            {
                words.Add(found[i].Word);
                matches++;
            }

            var score = (words.Count * 10) + Math.Min(matches, 5);
            if (score > best)
            {
                (best, bestStart) = (score, found[first].Match.Start);
            }
        }

        return bestStart;
    }

    /// <summary>Goes back to the beginning of the clause where it is near, else to that of a word.</summary>
    private static int StartOf(string text, string folded, int match)
    {
        var start = Math.Max(0, match - CharactersBefore);
        for (var i = match; i > start; i--)
        {
            if (IsEndOfClause(folded, i - 1))
            {
                return SkipEnds(text, folded, i, match);
            }
        }

        while (start > 0 && start < match && !IsSeam(folded, start))
        {
            start++;
        }

        return SkipEnds(text, folded, start, match);
    }

    private static int EndOf(string folded, int start, int length)
    {
        var end = Math.Min(folded.Length, start + length);
        for (var i = end; i < folded.Length && i > start + (length * 2 / 3); i--)
        {
            if (IsEndOfClause(folded, i - 1))
            {
                return i;
            }
        }

        while (end < folded.Length && end > start + 1 && !IsSeam(folded, end))
        {
            end--;
        }

        return end;
    }

    // What closes belongs to the clause before: a passage never begins with it.
    private static int SkipEnds(string text, string folded, int start, int limit)
    {
        while (start < limit && (char.IsWhiteSpace(folded[start]) || folded[start] is ',' or '、' or ';' or '。' or '!' or '?' or ':' or '.' || Closing.Contains(text[start]) || IsClosingQuote(text, start)))
        {
            start++;
        }

        return start;
    }

    // A straight quote closes where a space, a sign or the end follows it.
    private static bool IsClosingQuote(string text, int at) =>
        text[at] is '"' or '\'' && (at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1]));

    private static bool IsEndOfClause(string folded, int at) => folded[at] switch
    {
        '。' or '!' or '?' or ';' or '\n' or '…' or '、' => true,
        ',' => at == 0 || CharKinds.Of(folded[at - 1]) != CharKind.Digit, // not within 1,200
        _ => false,
    };

    /// <summary>Whether a cut before this character parts no word and no pair of halves.</summary>
    private static bool IsSeam(string folded, int at) =>
        CharKinds.Of(folded[at]) != CharKinds.Of(folded[at - 1]) || CharKinds.Of(folded[at]) is CharKind.Han or CharKind.Separator;

    private static List<TextMatch> Merge(IEnumerable<TextMatch> matches)
    {
        var merged = new List<TextMatch>();
        foreach (var match in matches)
        {
            if (merged.Count > 0 && match.Start <= merged[^1].End)
            {
                merged[^1] = merged[^1] with { Length = Math.Max(merged[^1].End, match.End) - merged[^1].Start };
            }
            else
            {
                merged.Add(match);
            }
        }

        return merged;
    }

    private static HtmlText Render(string text, int start, int end, List<TextMatch> matches)
    {
        var html = HtmlText.Empty;
        var at = start;
        foreach (var match in matches.Where(match => match.Start >= start && match.Start < end))
        {
            html += Plain(text, at, match.Start) + Plain(text, match.Start, Math.Min(match.End, end)).Bold();
            at = Math.Min(match.End, end);
        }

        return html + Plain(text, at, end);
    }

    /// <summary>One line, whatever breaks and runs of spaces the text has; Chinese has no space behind a full stop.</summary>
    private static HtmlText Plain(string text, int start, int end)
    {
        var line = new StringBuilder(end - start);
        for (var i = start; i < end; i++)
        {
            var before = line.Length > 0 ? line[^1] : i > 0 ? text[i - 1] : ' ';
            if (!char.IsWhiteSpace(text[i]) && !char.IsControl(text[i]))
            {
                line.Append(text[i]);
            }
            else if (!char.IsWhiteSpace(before) && !ChineseMarks.Contains(before, StringComparison.Ordinal))
            {
                line.Append(' ');
            }
        }

        return HtmlText.Encode(line.ToString());
    }
}
