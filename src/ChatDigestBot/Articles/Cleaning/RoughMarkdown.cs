using System.Text;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>Reads Markdown that is too much for its parser line by line: headings, items, code, and the words of links and of what is emphasised. Pure, and as fast as the text is long.</summary>
internal static class RoughMarkdown
{
    private const int MaxLinkText = 300;
    private const int MaxLinkAddress = 1_000;

    private static readonly ParagraphStyle Code = new(ParagraphKind.Code, IsCard: false);

    public static RawBody Read(string markdown)
    {
        var body = new RawBody();
        var paragraph = new ParagraphBuilder(body);
        var words = new StringBuilder();
        var isCode = false;
        var style = new ParagraphStyle(ParagraphKind.Text, IsCard: false);
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            if (body.IsCut)
            {
                break;
            }

            var text = line.TrimStart();
            if (CodeFence.Is(text))
            {
                paragraph.End(style);
                isCode = !isCode;
                continue;
            }

            if (isCode)
            {
                paragraph.AppendCode(line, Code);
                paragraph.EndCodeLine(Code);
                continue;
            }

            var (kind, marks) = KindOf(text);
            if (kind != ParagraphKind.Text || style.Kind != ParagraphKind.Text)
            {
                paragraph.End(style);
                style = style with { Kind = kind, Rank = kind == ParagraphKind.Heading ? marks : 0 };
            }

            AddWords(text[marks..], words.Clear());
            foreach (var chunk in words.GetChunks())
            {
                paragraph.Append(chunk.Span, style);
            }

            if (kind == ParagraphKind.Text && PlainBody.IsWrapped(line))
            {
                paragraph.Append(" ", style);
            }
            else
            {
                paragraph.End(style);
            }
        }

        paragraph.End(style);
        return body;
    }

    /// <summary>What a line is, and how many characters say so.</summary>
    private static (ParagraphKind Kind, int Marks) KindOf(ReadOnlySpan<char> text)
    {
        var signs = text.IndexOfAnyExcept('#');
        return signs is > 0 and <= 6 && text[signs] == ' ' ? (ParagraphKind.Heading, signs)
            : text is ['-' or '*' or '+', ' ', ..] ? (ParagraphKind.ListItem, 1)
            : text is ['>', ..] ? (ParagraphKind.Quote, 1)
            : text.Length > 2 && text.IndexOfAnyExcept('-', '*', '_') < 0 ? (ParagraphKind.Text, text.Length)
            : (ParagraphKind.Text, 0);
    }

    private static void AddWords(ReadOnlySpan<char> text, StringBuilder words)
    {
        while (text.IndexOfAny('[', '*', '!') is >= 0 and var at)
        {
            words.Append(text[..at]);
            text = text[at..];
            var isPicture = text is ['!', '[', ..];
            if (text is ['*', '*', ..])
            {
                text = text[2..];
            }
            else if ((isPicture || text[0] == '[') && LinkLength(text[(isPicture ? 2 : 1)..]) is (var inner, > 0 and var length))
            {
                words.Append(isPicture ? [] : text.Slice(1, inner));
                text = text[(length + (isPicture ? 2 : 1))..];
            }
            else
            {
                words.Append(text[0]);
                text = text[1..];
            }
        }

        words.Append(text);
    }

    /// <summary>Of what follows the opening bracket: the length of the link's text and of the whole, 0 where it is no link.</summary>
    private static (int Inner, int Length) LinkLength(ReadOnlySpan<char> text)
    {
        var inner = text[..Math.Min(text.Length, MaxLinkText)].IndexOf(']');
        if (inner < 0 || text[(inner + 1)..] is not ['(', .. var rest])
        {
            return (0, 0);
        }

        var address = rest[..Math.Min(rest.Length, MaxLinkAddress)].IndexOf(')');
        return address < 0 ? (0, 0) : (inner, inner + 2 + address + 1);
    }
}
