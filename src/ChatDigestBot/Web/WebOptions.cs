using System.Net;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Web;

internal sealed record WebOptions
{
    /// <summary>Where people reach the public pages, without a slash at the end; null when nobody does.</summary>
    public required string? PublicUrl
    {
        get;
        init
        {
            field = value;
            var address = value is null ? null : new Uri(value);
            Prefix = address?.AbsolutePath.TrimEnd('/') ?? "";
            PublicHost = address?.Host;
        }
    }

    /// <summary>Proxies whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed; nobody else's are.</summary>
    public IReadOnlyList<IPNetwork> KnownProxies { get; init; } = [];

    /// <summary>Opens <c>/metrics</c> to other machines, as a bearer token.</summary>
    public required string? MetricsToken { get; init; }

    /// <summary>The path of <see cref="PublicUrl"/>, such as <c>/news</c>; empty where the bot has a host of its own.</summary>
    public string Prefix { get; private init; } = "";

    /// <summary>The host of <see cref="PublicUrl"/>.</summary>
    public string? PublicHost { get; private init; }

    public bool IsPublicHttps => PublicUrl?.StartsWith("https:", StringComparison.Ordinal) == true;

    /// <summary>A path of ours as a browser must ask for it.</summary>
    /// <param name="path">Begins with a slash.</param>
    public string Link(string path) => Prefix + path;

    /// <summary>Where people read an article in a browser; null when nobody does.</summary>
    public string? ArticleAddress(string key) => PublicUrl is null ? null : $"{PublicUrl}/a/{key}";

    public static WebOptions Read(SettingReader settings) => new()
    {
        PublicUrl = settings.BaseAddress("Web:PublicUrl")?.ToString().TrimEnd('/'),
        KnownProxies = settings.Networks("Web:KnownProxies"),
        MetricsToken = settings.Text("Web:MetricsToken"),
    };
}
