using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>Chooses a real picture of the story, or none. Pure.</summary>
internal static partial class PictureRule
{
    private const int MaxAddress = 1_000;

    /// <param name="named">The pictures that the head names, the best first.</param>
    public static string? Choose(IEnumerable<string?> named, IReadOnlyList<RawImage> images) =>
        named.Concat(images.Where(image => !image.IsSmall).Select(image => image.Address)).Select(Judge).FirstOrDefault(address => address is not null);

    /// <summary>The address under which the picture can be fetched, or null where it is no picture of a story.</summary>
    public static string? Judge(string? address)
    {
        if (address is null or { Length: > RawBody.MaxAddress })
        {
            return null;
        }

        var text = address.Trim();
        text = text.StartsWith("//", StringComparison.Ordinal) ? "https:" + text : text;
        if (Proxy().Match(text) is { Success: true } proxied)
        {
            text = proxied.Groups[1].Value;
            text = text.Contains("%3A", StringComparison.OrdinalIgnoreCase) ? Uri.UnescapeDataString(text) : text;
        }

        if (text.Length is 0 or > MaxAddress || Placeholder().IsMatch(text) || WebAddress.Parse(text) is not { IsLoopback: false } uri)
        {
            return null;
        }

        return uri.AbsoluteUri;
    }

    // A worker that fetches what stands after its question mark; the one the stores name is dead.
    [GeneratedRegex(@"^https?://[a-z0-9.-]+\.workers\.dev/\?(?:url=)?(https?(?:://|%3A%2F%2F).*)$", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Proxy();

    [GeneratedRegex(@"^https?://([a-z0-9-]+\.)*(picsum\.photos|placeholder\.com|placehold\.(it|co)|dummyimage\.com|loremflickr\.com|unsplash\.it|source\.unsplash\.com|placekitten\.com|fakeimg\.pl)(/|$)|/(undefined|null|none)?$|/p/undefined|[/.](avatar|blank|spacer|pixel|loading|placeholder)s?\.(gif|png|jpe?g|svg|webp)|favicon|\.ico(\?|$)|\.svg(\?|$)", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Placeholder();
}
