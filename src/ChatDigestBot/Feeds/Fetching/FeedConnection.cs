using System.Net;
using System.Net.Sockets;

namespace ChatDigestBot.Feeds.Fetching;

/// <summary>Connects to feeds, and refuses where a name leads into a private network.</summary>
/// <remarks>
/// The addresses are looked at when the connection is made and those are connected to, so neither a redirect nor a name whose answer
/// changes between two look-ups gets past. A proxy looks names up by itself: then what this machine knows of the name is looked at before.
/// </remarks>
internal sealed class FeedConnection(FeedsOptions options)
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    private readonly IWebProxy _proxy = options.Proxy is { } address ? new WebProxy(address) : HttpClient.DefaultProxy;

    public SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        ActivityHeadersPropagator = null,
        ConnectTimeout = ConnectTimeout,
        ConnectCallback = ConnectAsync,
        MaxConnectionsPerServer = 2,
        MaxResponseHeadersLength = 64,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(15),
        Proxy = _proxy,
        UseCookies = false,
    };

    /// <summary>What the connecting cannot see: a literal address, or a name, behind a proxy.</summary>
    /// <exception cref="PrivateNetworkException">It may not be fetched.</exception>
    public async Task CheckAsync(Uri address, CancellationToken cancellationToken)
    {
        if (options.AllowPrivateNetworks)
        {
            return;
        }

        if (IPAddress.TryParse(address.IdnHost.Trim('[', ']'), out var literal) ? PrivateNetworks.Contains(literal) : IsLocalName(address.IdnHost))
        {
            throw new PrivateNetworkException(address.IdnHost);
        }

        if (literal is null && ProxyOf(address) is not null && await FindAsync(address.IdnHost, cancellationToken) is { Length: > 0 } found && found.All(PrivateNetworks.Contains))
        {
            throw new PrivateNetworkException(address.IdnHost);
        }
    }

    private static bool IsLocalName(string host) =>
        host.TrimEnd('.') is var name && (name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".local", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".internal", StringComparison.OrdinalIgnoreCase));

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var target = context.DnsEndPoint;
        var addresses = IPAddress.TryParse(target.Host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(target.Host, cancellationToken);
        if (!options.AllowPrivateNetworks && !IsProxy(context))
        {
            // One public address among private ones is no excuse for the private ones.
            addresses = [.. addresses.Where(address => !PrivateNetworks.Contains(address))];
            if (addresses.Length == 0)
            {
                throw new PrivateNetworkException(target.Host);
            }
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, target.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private bool IsProxy(SocketsHttpConnectionContext context) =>
        context.InitialRequestMessage.RequestUri is { } address && ProxyOf(address) is { } proxy && proxy.Port == context.DnsEndPoint.Port
        && proxy.IdnHost.Trim('[', ']').Equals(context.DnsEndPoint.Host, StringComparison.OrdinalIgnoreCase);

    private Uri? ProxyOf(Uri address) => _proxy.IsBypassed(address) ? null : _proxy.GetProxy(address) is { } proxy && proxy != address ? proxy : null;

    private static async Task<IPAddress[]> FindAsync(string host, CancellationToken cancellationToken)
    {
        try
        {
            return await Dns.GetHostAddressesAsync(host, cancellationToken);
        }
        catch (SocketException)
        {
            return []; // only the proxy knows it
        }
    }
}
