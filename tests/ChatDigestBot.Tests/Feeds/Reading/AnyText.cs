using FsCheck;
using FsCheck.Fluent;

namespace ChatDigestBot.Tests.Feeds.Reading;

/// <summary>Texts made of what breaks front matter, XML, paths and terminals.</summary>
internal static class AnyText
{
    public static Gen<string> Pieces { get; } = Gen.Elements(
        "---", "\n", "\r\n", "...", "'", "\"", ": ", " #", "- ", "| ", "> ", "{", "}", "[", "]", "&", "*", "!", "%", "@", "`", "\\", "/", "..", ".", "~", "null", "\t", "\0", "\u0001", "\u0085", "\u2028",
        "\uFEFF", "\uFFFE", "\uFFFF", "\uD800", "\uDC00", "\u202E", "\u200B", "\u00A0", "😀", "智慧城市", "é", "a", "title: x", "<b>", "</div>", "<![CDATA[", "]]>", "<!--", "-->", "&lt;", "&#10;", "&#x85;",
        "<rss>", "<item>", "</item>", "<title>", "</title>", "<link href='", "<guid>", "<pubDate>", "<description>", "</description>", "<feed>", "<entry>", "</entry>", "{\"items\":[", "{\"title\":", "]}", "x:y", " ").ListOf()
        .Select(parts => string.Concat(parts));
}
