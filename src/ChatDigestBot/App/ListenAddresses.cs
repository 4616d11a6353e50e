using System.Net;
using System.Net.Sockets;
using ChatDigestBot.Shared;

namespace ChatDigestBot.App;

/// <summary>
/// Checks the addresses the bot is to listen on before anything starts: the web server would find a wrong one last, when
/// digests are being sent already, and say so less plainly.
/// </summary>
internal static class ListenAddresses
{
    private const string Allowed = "http addresses such as http://127.0.0.1:8080, with ; between several (for https put a proxy before the bot)";

    /// <exception cref="SettingException">The bot cannot listen there.</exception>
    public static void Check(IConfiguration configuration)
    {
        foreach (var url in Urls(configuration))
        {
            if (!IsHttp(url))
            {
                throw new SettingException("ASPNETCORE_URLS (or --urls)", url, Allowed);
            }
        }

        if (configuration[WebHostDefaults.HttpsPortsKey] is { Length: > 0 } ports)
        {
            throw new SettingException("ASPNETCORE_HTTPS_PORTS", ports, Allowed);
        }
    }

    /// <summary>Listens on each for a moment.</summary>
    /// <exception cref="SocketException">The bot cannot listen there.</exception>
    public static void Try(IConfiguration configuration)
    {
        foreach (var address in Urls(configuration).Select(BindingAddress.Parse).Where(address => !address.IsUnixPipe && address.Port != 0))
        {
            var ip = IPAddress.TryParse(address.Host.Trim('[', ']'), out var named) ? named
                : address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback
                : Socket.OSSupportsIPv6 ? IPAddress.IPv6Any
                : IPAddress.Any;
            using var socket = new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            if (ip.Equals(IPAddress.IPv6Any))
            {
                socket.DualMode = true;
            }

            try
            {
                socket.Bind(new IPEndPoint(ip, address.Port));
                socket.Listen(1);
            }
            catch (SocketException exception) when (ip.Equals(IPAddress.IPv6Any) && exception.SocketErrorCode is not (SocketError.AddressAlreadyInUse or SocketError.AccessDenied))
            {
                // Without IPv6 the web server takes IPv4 alone.
            }
        }
    }

    private static string[] Urls(IConfiguration configuration) =>
        (configuration[WebHostDefaults.ServerUrlsKey] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsHttp(string url)
    {
        try
        {
            return BindingAddress.Parse(url) is { Scheme: "http", Port: >= 0 and <= ushort.MaxValue, PathBase.Length: 0 };
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
