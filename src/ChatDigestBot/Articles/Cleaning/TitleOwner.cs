using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>Whose title it is: the source's name, and the host that the post's link leads to. Pure.</summary>
internal readonly record struct TitleOwner(string? Source, string? Host)
{
    private const int LeastSite = 4; // letters; shorter ones stand in any host

    // What sites call their parts, and no host says.
    private static readonly string[] Parts = ["the", "news", "blog", "magazine", "online", "official", "site", "com", "org", "net"];

    /// <summary>Whether a name behind a title is that of its source or of its site.</summary>
    public bool IsCalled(string name) => (Source is { Length: > 0 } source && IsOf(source, name)) || (Host is { Length: > 0 } host && IsOfHost(host, name));

    // "Harbour" and "Harbour Blog", 山海 and 山海网 are one.
    private static bool IsOf(string source, string site)
    {
        var (longer, shorter) = source.Length >= site.Length ? (source, site) : (site, source);
        return longer.StartsWith(shorter, StringComparison.OrdinalIgnoreCase)
            && (longer.Length == shorter.Length || TextFolding.IsHan(shorter[^1]) || !char.IsLetterOrDigit(longer[shorter.Length]));
    }

    // "Harbour Post" of www.harbourpost.com: its words, one behind the other or each a part of the host.
    private static bool IsOfHost(string host, string site)
    {
        var words = site.Split([' ', '.', '-', ',', '’', '\''], StringSplitOptions.RemoveEmptyEntries).Select(word => word.ToLowerInvariant()).Where(word => !Parts.Contains(word)).ToList();
        var labels = host.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal).Split('.');
        return words.Sum(word => word.Length) >= LeastSite && words.TrueForAll(word => word.All(char.IsAsciiLetterOrDigit))
            && (labels.Contains(string.Concat(words)) || labels.Contains("the" + string.Concat(words)) || words.TrueForAll(word => word.Length >= LeastSite && labels.Contains(word)));
    }
}
