using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Summaries;

/// <summary>Writes chosen sentences down so that they can be read alone: without broken lines and the words that tie them to what came before. Pure.</summary>
internal static partial class SummaryText
{
    /// <summary>The sentences, without asides in brackets where they would be too long; cut at <paramref name="most"/> with a mark that says so.</summary>
    public static Summary Of(string text, IReadOnlyList<TextSpan> sentences, int most)
    {
        var spans = sentences.SelectMany(span => Lines(text, span)).ToList();
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
    private static List<TextSpan> WithoutAsides(string text, TextSpan span)
    {
        var spans = new List<TextSpan>();
        var from = span.Start;
        foreach (var aside in Aside().EnumerateMatches(text.AsSpan(span.Start, span.Length)))
        {
            if (span.Start + aside.Index > from)
            {
                spans.Add(new TextSpan(from, span.Start + aside.Index - from));
            }

            from = span.Start + aside.Index + aside.Length;
        }

        if (from < span.Start + span.Length)
        {
            spans.Add(new TextSpan(from, span.Start + span.Length - from));
        }

        return spans;
    }

    private static string Join(string text, List<TextSpan> spans)
    {
        var words = new System.Text.StringBuilder();
        foreach (var span in spans)
        {
            // Latin sentences and lines are parted by a space, Chinese ones by nothing.
            if (words.Length > 0 && char.IsAscii(words[^1]) && char.IsAscii(text[span.Start]) && char.IsLetterOrDigit(text[span.Start]) && words[^1] != ' ')
            {
                words.Append(' ');
            }

            words.Append(text, span.Start, span.Length);
        }

        return words.ToString();
    }

    [GeneratedRegex(@"^(?:此外|另外|同时|同時|不过|不過|然而|但是|但|其中|据悉|據悉|值得一提的是|值得注意的是|值得关注的是|值得關注的是|需要注意的是|需要指出的是|具体来看|具體來看|对此|對此|报道称|報導稱|报道说|報導說|事实上|事實上|随后|隨後|与此同时|與此同時|最新消息是|总的来看|According to the report|However|But|Meanwhile|In addition|Also)[，,]\s*", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Tie();

    [GeneratedRegex(@"\s*[（(][^（）()\n]{1,60}[）)]", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Aside();
}
