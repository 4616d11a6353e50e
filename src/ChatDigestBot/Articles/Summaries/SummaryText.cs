using System.Buffers;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Summaries;

/// <summary>Writes chosen sentences down so that they can be read alone: without broken lines and the words that tie them to what came before. Pure.</summary>
internal static partial class SummaryText
{
    private const char FirstWide = '\u2E80'; // of Chinese characters and signs

    private static readonly SearchValues<char> Openings = SearchValues.Create("“‘\"'([{«");
    private static readonly SearchValues<char> Closings = SearchValues.Create("”’\"')]}»");

    /// <summary>The sentences, without asides in brackets where they would be too long; cut at <paramref name="most"/> with a mark that says so.</summary>
    public static Summary Of(string text, IReadOnlyList<TextSpan> sentences, int most)
    {
        var spans = sentences.SelectMany(span => Lines(text, span)).SelectMany(line => WithoutNotes(text, line)).ToList();
        var words = Join(text, spans);
        if (words.Length > most && sentences.Count == 1)
        {
            spans = [.. spans.SelectMany(span => WithoutAsides(text, span))];
            words = Join(text, spans);
        }

        if (words.Length <= most)
        {
            return new Summary { Text = words.EndsWith('；') ? string.Concat(words.AsSpan(0, words.Length - 1), "。") : words, Spans = spans };
        }

        // A sentence over several spans is rare among those too long: the first is enough of it, unless it ends at an aside before anything is said.
        var first = spans[0].Length * 2 >= most || sentences[0].Length < most ? spans[0] : sentences[0];
        var cut = first.Length >= most ? ClauseCutter.Cut(text, first, most - 1) : first;
        return new Summary { Text = string.Concat(text.AsSpan(cut.Start, cut.Length).TrimEnd("，、, "), "…"), Spans = [cut], IsCut = true };
    }

    /// <summary>The sentence without a first word that only ties it to the one before.</summary>
    public static TextSpan Lead(string text, TextSpan span)
    {
        foreach (var match in Tie().EnumerateMatches(text.AsSpan(span.Start, span.Length)))
        {
            return new TextSpan(span.Start + match.Length, span.Length - match.Length);
        }

        return span;
    }

    public static bool IsLatin(string text, TextSpan span)
    {
        var han = 0;
        foreach (var character in text.AsSpan(span.Start, span.Length))
        {
            han += TextFolding.IsHan(character) ? 1 : 0;
        }

        return han * 5 < span.Length;
    }

    private static IEnumerable<TextSpan> Lines(string text, TextSpan span)
    {
        var from = span.Start;
        for (var index = span.Start; index <= span.Start + span.Length; index++)
        {
            if (index == span.Start + span.Length || text[index] == '\n')
            {
                if (index > from)
                {
                    yield return new TextSpan(from, index - from);
                }

                from = index + 1;
            }
        }
    }

    // "（下称“某某”）" says nothing to a reader of two sentences.
    private static List<TextSpan> WithoutAsides(string text, TextSpan span) => Without(Aside(), text, span);

    // Behind a sign or a Chinese character [1] can only be the mark of a footnote, behind a Latin word it is one if there is such a footnote.
    private static List<TextSpan> WithoutNotes(string text, TextSpan span) => text.AsSpan(span.Start, span.Length).Contains('[') ? Without(Note(), text, span) : [span];

    private static List<TextSpan> Without(Regex parts, string text, TextSpan span)
    {
        var spans = new List<TextSpan>();
        var from = span.Start;
        foreach (var part in parts.EnumerateMatches(text.AsSpan(span.Start, span.Length)))
        {
            var at = span.Start + part.Index;
            if (text[at] == '[' && !IsNote(text, at, part.Length))
            {
                continue;
            }

            if (at > from)
            {
                spans.Add(new TextSpan(from, at - from));
            }

            from = at + part.Length;
        }

        if (from < span.Start + span.Length)
        {
            spans.Add(new TextSpan(from, span.Start + span.Length - from));
        }

        return spans;
    }

    private static bool IsNote(string text, int at, int length) =>
        at > 0 && (!char.IsAsciiLetterOrDigit(text[at - 1]) || text.Contains($"\n{text.AsSpan(at, length)}", StringComparison.Ordinal));

    private static string Join(string text, List<TextSpan> spans)
    {
        var words = new System.Text.StringBuilder();
        foreach (var span in spans)
        {
            // Latin sentences and lines are parted by a space, Chinese ones by nothing.
            if (words.Length > 0 && BeginsLatin(text.AsSpan(span.Start, span.Length)) && EndsLatin(words))
            {
                words.Append(' ');
            }

            words.Append(text, span.Start, span.Length);
        }

        return words.ToString();
    }

    // Quotation marks and brackets are of the language of what they hold.
    private static bool BeginsLatin(ReadOnlySpan<char> text)
    {
        var letter = text.IndexOfAnyExcept(Openings);
        return letter >= 0 && text[letter] < FirstWide && (letter > 0 || char.IsLetterOrDigit(text[0]) || text[0] is '#' or '$' or '£' or '€' or '@');
    }

    private static bool EndsLatin(System.Text.StringBuilder words)
    {
        var last = words.Length - 1;
        while (last > 0 && Closings.Contains(words[last]))
        {
            last--;
        }

        return words[last] < FirstWide && words[^1] != ' ';
    }

    [GeneratedRegex(@"^(?:此外|另外|同时|同時|不过|不過|然而|但是|但|其中|据悉|據悉|值得一提的是|值得注意的是|值得关注的是|值得關注的是|需要注意的是|需要指出的是|具体来看|具體來看|对此|對此|报道称|報導稱|报道说|報導說|事实上|事實上|随后|隨後|与此同时|與此同時|最新消息是|总的来看|According to the report|However|But|Meanwhile|In addition|Also)[，,]\s*", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Tie();

    [GeneratedRegex(@"\[[0-9]{1,3}\]", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Note();

    [GeneratedRegex(@"\s*[（(][^（）()\n]{1,60}[）)]", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Aside();
}
