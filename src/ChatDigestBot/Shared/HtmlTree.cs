using System.Globalization;
using System.Text;

namespace ChatDigestBot.Shared;

/// <summary>Telegram's HTML taken apart: the text as people see it, and the marked stretches of it, outer before inner.</summary>
internal sealed record HtmlTree(string Text, IReadOnlyList<HtmlSpan> Spans)
{
    /// <summary>Reads the markup that <see cref="HtmlText"/> holds; a stray <c>&lt;</c> or <c>&amp;</c> is text.</summary>
    public static HtmlTree Parse(string html)
    {
        if (html.AsSpan().IndexOfAny('<', '&') < 0)
        {
            return new HtmlTree(html, []);
        }

        var text = new StringBuilder(html.Length);
        var spans = new List<HtmlSpan>();
        var open = new Stack<int>();
        for (var index = 0; index < html.Length; index++)
        {
            var close = html[index] == '<' ? html.IndexOf('>', index) : -1;
            if (close > index + 1 && html[index + 1] == '/')
            {
                if (open.TryPop(out var ended))
                {
                    spans[ended] = spans[ended] with { End = text.Length };
                }

                index = close;
            }
            else if (close > index + 1 && char.IsAsciiLetter(html[index + 1]))
            {
                open.Push(spans.Count);
                spans.Add(new HtmlSpan(text.Length, int.MaxValue, html[index..(close + 1)]));
                index = close;
            }
            else if (html[index] == '&' && Decode(html, index) is { } decoded)
            {
                text.Append(decoded.Text);
                index = decoded.End;
            }
            else
            {
                text.Append(html[index]);
            }
        }

        return new HtmlTree(text.ToString(), spans);
    }

    /// <summary>The markup of one stretch of the text; what is open at its edges is closed and opened again.</summary>
    public string Render(int start, int end)
    {
        var html = new StringBuilder(end - start + 64);
        var open = new Stack<HtmlSpan>();
        var next = 0;
        for (var index = start; index <= end; index++)
        {
            while (open.TryPeek(out var inner) && (index == end || inner.End <= index))
            {
                html.Append(open.Pop().CloseTag);
            }

            for (; index < end && next < Spans.Count && Spans[next].Start <= index; next++)
            {
                if (Spans[next].End > index)
                {
                    html.Append(Spans[next].OpenTag);
                    open.Push(Spans[next]);
                }
            }

            if (index < end)
            {
                html.Append(HtmlText.Escape(Text.AsSpan(index, 1).ToString()));
            }
        }

        return html.ToString();
    }

    private static (string Text, int End)? Decode(string html, int start)
    {
        var end = html.IndexOf(';', start, Math.Min(12, html.Length - start));
        if (end < 0)
        {
            return null;
        }

        var name = html.AsSpan((start + 1)..end);
        return name switch
        {
            "lt" => ("<", end),
            "gt" => (">", end),
            "amp" => ("&", end),
            "quot" => ("\"", end),
            _ => DecodeNumber(name) is { } character ? (character, end) : null,
        };
    }

    private static string? DecodeNumber(ReadOnlySpan<char> name)
    {
        if (name is not ['#', .. var digits])
        {
            return null;
        }

        var isHex = digits is ['x' or 'X', ..];
        return int.TryParse(isHex ? digits[1..] : digits, isHex ? NumberStyles.HexNumber : NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            && Rune.IsValid(code) && code != 0
            ? new Rune(code).ToString()
            : null;
    }
}
