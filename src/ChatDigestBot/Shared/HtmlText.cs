using System.Runtime.CompilerServices;
using System.Text;

namespace ChatDigestBot.Shared;

/// <summary>Text with Telegram's HTML markup. A plain <see cref="string"/> gets in only escaped.</summary>
internal readonly record struct HtmlText
{
    private readonly string? _html;

    private HtmlText(string html) => _html = html;

    /// <summary>The tag of code in a language, up to the language.</summary>
    public const string CodeOfLanguage = "<code class=\"language-";

    /// <summary>The tag of a custom emoji, up to its number.</summary>
    public const string CustomEmoji = "<tg-emoji emoji-id=\"";

    public static HtmlText Empty => default;

    /// <summary>The markup, ready for <c>parse_mode=HTML</c>.</summary>
    public string Html => _html ?? "";

    public bool IsEmpty => Html.Length == 0;

    /// <summary>Length in UTF-16 units after Telegram has parsed the entities: what its limits of 4096 and 1024 count.</summary>
    public int Length => HtmlTree.Parse(Html).Text.Length;

    /// <summary>The text as people see it, without markup.</summary>
    public string Plain => HtmlTree.Parse(Html).Text;

    public static HtmlText operator +(HtmlText left, HtmlText right) => new(left.Html + right.Html);

    public static HtmlText Encode(string? plain) => new(Escape(plain));

    /// <summary>Takes markup from our own texts; never from people, posts or files of others.</summary>
    public static HtmlText FromTrusted(string html) => new(html);

    /// <summary>Interpolation in which the literal is markup and every hole is escaped, unless it is <see cref="HtmlText"/> itself.</summary>
    public static HtmlText Of(Interpolation html) => new(html.ToString());

    public static HtmlText Join(string separator, IEnumerable<HtmlText> parts) => new(string.Join(Escape(separator), parts.Select(part => part.Html)));

    /// <summary>The parts that are not empty, a line each.</summary>
    public static HtmlText Lines(params IEnumerable<HtmlText> parts) => Join("\n", parts.Where(part => !part.IsEmpty));

    /// <summary>The parts that are not empty, with an empty line between.</summary>
    public static HtmlText Blocks(params IEnumerable<HtmlText> parts) => Join("\n\n", parts.Where(part => !part.IsEmpty));

    public HtmlText Bold() => Wrap("b");

    public HtmlText Italic() => Wrap("i");

    public HtmlText Underlined() => Wrap("u");

    public HtmlText Struck() => Wrap("s");

    /// <summary>Covered until it is tapped.</summary>
    public HtmlText Hidden() => Wrap("tg-spoiler");

    public HtmlText Code() => Wrap("code");

    /// <summary>Several lines with their spaces.</summary>
    /// <param name="language">Of the code, by which clients colour it; empty: none.</param>
    public HtmlText Preformatted(string language = "") => IsEmpty || language.Length == 0 ? Wrap("pre") : new($"<pre>{CodeOfLanguage}{Escape(language)}\">{Html}</code></pre>");

    /// <summary>One of Telegram's custom emoji, which stand for an ordinary one where they cannot be shown.</summary>
    /// <param name="id">Its number.</param>
    public HtmlText InCustomEmoji(string id) => IsEmpty ? this : new($"{CustomEmoji}{Escape(id)}\">{Html}</tg-emoji>");

    public HtmlText Quote() => Wrap("blockquote");

    /// <summary>A quote of which a client shows the first lines until it is tapped. Quotes cannot be nested.</summary>
    public HtmlText ExpandableQuote() => IsEmpty ? this : new($"<blockquote expandable>{Html}</blockquote>");

    public HtmlText Link(string url) => IsEmpty ? this : new($"<a href=\"{Escape(url)}\">{Html}</a>");

    public override string ToString() => Html;

    internal static string Escape(string? plain)
    {
        if (string.IsNullOrEmpty(plain))
        {
            return "";
        }

        if (plain.AsSpan().IndexOfAny("&<>\"\0") < 0)
        {
            return plain;
        }

        var escaped = new StringBuilder(plain.Length + 16);
        foreach (var character in plain)
        {
            _ = character switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\0' => escaped,
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }

    private HtmlText Wrap(string tag) => IsEmpty ? this : new($"<{tag}>{Html}</{tag}>");

    /// <summary>Builds <see cref="Of"/>.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Interpolation(int literalLength, int formattedCount)
    {
        private readonly StringBuilder _html = new(literalLength + (formattedCount * 16));

        public void AppendLiteral(string markup) => _html.Append(markup);

        public void AppendFormatted(HtmlText part) => _html.Append(part.Html);

        public void AppendFormatted(string? plain) => _html.Append(Escape(plain));

        public void AppendFormatted(long number) => _html.Append(number);

        public override string ToString() => _html.ToString();
    }
}
