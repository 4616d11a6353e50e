using System.Net;
using System.Net.Sockets;

namespace ChatDigestBot.Telegram.Api;

/// <summary>The pooled connections to the Bot API server, without the logs, spans and events that would hold the address, and so the token.</summary>
internal sealed class BotApiConnection : DelegatingHandler
{
    /// <summary>Connections beside those of bulk: replies, answers to taps, polling.</summary>
    private const int ConnectionsForReplies = 40;

    public BotApiConnection(TelegramOptions options)
        : base(new SocketsHttpHandler
        {
            MaxConnectionsPerServer = options.MaxInFlight + ConnectionsForReplies,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            ConnectCallback = ConnectAsync,
            // Shorter than servers keep idle connections, so that a request seldom meets one that is just being closed.
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = !options.ApiUrl.IsLoopback,
            AutomaticDecompression = DecompressionMethods.None,
            // Without a propagator the handler makes no spans at all.
            ActivityHeadersPropagator = null,
        })
    {
    }

    /// <summary>Sends past the invoker of HttpClient, whose events carry the path of every request.</summary>
    public new Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => base.SendAsync(request, cancellationToken);

    /// <summary>Connects as the handler would, and has the system ask now and then whether the other side still lives: long polling would wait for a dead one.</summary>
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 10);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 5);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 3);
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
