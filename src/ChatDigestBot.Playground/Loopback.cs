using System.Net;

namespace ChatDigestBot.Playground;

/// <summary>Whether a name or origin is this machine, so that no page elsewhere can drive the playground.</summary>
internal static class Loopback
{
    public static bool IsLoopback(string host)
        => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    public static bool IsLoopbackOrigin(string? origin) => Uri.TryCreate(origin, UriKind.Absolute, out var address) && IsLoopback(address.Host);
}
