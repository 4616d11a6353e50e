using System.Globalization;
using System.Text;

namespace ChatDigestBot.Shared;

/// <summary>Cuts a long text into messages that Telegram takes, where a reader would pause.</summary>
/// <remarks>
/// A cut falls after a paragraph, else a line, a sentence, a comma, a space, in that order; never inside an escaped character,
/// a surrogate pair or a grapheme. Marks that are open at a cut are closed and opened again in the next part.
/// Put together the parts are the text, but for parts of nothing but white space, which Telegram refuses and which are left out.
/// </remarks>
internal static class HtmlSplitter
{
    /// <summary>UTF-16 units of a message after parsing; Telegram counts code points, so this always fits.</summary>
    public const int MaxMessageLength = 4096;

    /// <summary>Whether it is one message.</summary>
    public static bool Fits(HtmlText text) => Fits(text, HtmlTree.Parse(text.Html), MaxMessageLength);

    /// <summary>Telegram drops further entities without a word.</summary>
    public const int MaxEntities = 100;

    // Telegram refuses 32,768 bytes of raw text before it parses them.
    private const int MaxBytes = 32_000;

    private static readonly Func<string, int, bool>[] Pauses =
    [
        static (text, cut) => cut >= 2 && text[cut - 1] == '\n' && text[cut - 2] == '\n',
        static (text, cut) => text[cut - 1] == '\n',
        static (text, cut) => "。？！；…".Contains(text[cut - 1], StringComparison.Ordinal)
            || (char.IsWhiteSpace(text[cut - 1]) && cut >= 2 && ".?!;".Contains(text[cut - 2], StringComparison.Ordinal)),
        static (text, cut) => "，、：".Contains(text[cut - 1], StringComparison.Ordinal)
            || (char.IsWhiteSpace(text[cut - 1]) && cut >= 2 && ",:".Contains(text[cut - 2], StringComparison.Ordinal)),
        static (text, cut) => char.IsWhiteSpace(text[cut - 1]),
    ];

    public static IReadOnlyList<HtmlText> Split(HtmlText text, int limit = MaxMessageLength)
    {
        var tree = HtmlTree.Parse(text.Html);
        if (Fits(text, tree, limit))
        {
            return string.IsNullOrWhiteSpace(tree.Text) ? [] : [text];
        }

        var parts = new List<HtmlText>();
        for (var start = 0; start < tree.Text.Length;)
        {
            var (end, html) = NextPart(tree, start, limit);
            if (!string.IsNullOrWhiteSpace(tree.Text[start..end]))
            {
                parts.Add(HtmlText.FromTrusted(html));
            }

            start = end;
        }

        return parts;
    }

    private static bool Fits(HtmlText text, HtmlTree tree, int limit) =>
        tree.Text.Length <= limit && tree.Spans.Count <= MaxEntities && Encoding.UTF8.GetByteCount(text.Html) <= MaxBytes;

    private static (int End, string Html) NextPart(HtmlTree tree, int start, int limit)
    {
        while (true)
        {
            var end = Math.Min(start + limit, tree.Text.Length);
            var spans = tree.Spans.Where(span => span.Start < end && span.End > start).ToList();
            if (spans.Count > MaxEntities && spans[MaxEntities].Start > start)
            {
                end = spans[MaxEntities].Start;
            }

            end = end == tree.Text.Length ? end : FindCut(tree.Text, start, end);
            var html = tree.Render(start, end);
            if (Encoding.UTF8.GetByteCount(html) <= MaxBytes || limit <= 1)
            {
                return (end, html);
            }

            limit /= 2;
        }
    }

    private static int FindCut(string text, int start, int end)
    {
        var graphemes = GraphemeEnds(text, start, end);
        if (graphemes.Count == 0)
        {
            // One grapheme longer than a message: at least no surrogate pair is torn.
            return end - start > 1 && char.IsLowSurrogate(text[end]) ? end - 1 : end;
        }

        // A part of less than a quarter is worse to read than a cut at a lesser pause.
        var floor = start + ((end - start) / 4);
        foreach (var isPause in Pauses)
        {
            for (var index = graphemes.Count - 1; index >= 0 && graphemes[index] > floor; index--)
            {
                if (isPause(text, graphemes[index]))
                {
                    return graphemes[index];
                }
            }
        }

        return graphemes[^1];
    }

    private static List<int> GraphemeEnds(string text, int start, int end)
    {
        var ends = new List<int>(end - start);
        for (var position = start; position < end;)
        {
            position += StringInfo.GetNextTextElementLength(text.AsSpan(position));
            if (position <= end)
            {
                ends.Add(position);
            }
        }

        return ends;
    }
}
