using SmartReader;

namespace ChatDigestBot.Feeds.Reading;

/// <summary>Takes the text of an article out of its web page. Pure.</summary>
internal static class PageText
{
    private const int MaxLength = 2_000_000;

    /// <summary>HTML of a few plain elements; null where the page holds no article.</summary>
    public static string? Find(string html, Uri address)
    {
        if (html.Length > MaxLength || Depth(html) > MaxDepth)
        {
            return null;
        }

        var article = new Reader(address.AbsoluteUri, html).GetArticle();
        return article is { IsReadable: true, Content: { Length: > 0 } content } ? ItemBody.Write(content, address) : null;
    }

    // The library walks the tree of the page, one call a level.
    private const int MaxDepth = 400;

    private static int Depth(string html)
    {
        var (depth, deepest) = (0, 0);
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at + 1))
        {
            depth += html[at + 1] == '/' ? -1 : char.IsAsciiLetter(html[at + 1]) ? 1 : 0;
            deepest = Math.Max(deepest, depth = Math.Max(0, depth));
        }

        return deepest;
    }
}
