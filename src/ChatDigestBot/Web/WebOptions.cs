using ChatDigestBot.Shared;

namespace ChatDigestBot.Web;

internal sealed record WebOptions
{
    /// <summary>Where people reach the public pages, without a slash at the end; null when nobody does.</summary>
    public required string? PublicUrl { get; init; }

    /// <summary>Opens <c>/metrics</c> to other machines, as a bearer token; without it only loopback may read.</summary>
    public required string? MetricsToken { get; init; }

    /// <summary>Telegram user ids that may use the console.</summary>
    public required IReadOnlyList<long> Admins { get; init; }

    public static WebOptions Read(SettingReader settings) => new()
    {
        PublicUrl = settings.Address("Web:PublicUrl")?.ToString().TrimEnd('/'),
        MetricsToken = settings.Text("Web:MetricsToken"),
        Admins = settings.Ids("Access:Admins"),
    };
}
