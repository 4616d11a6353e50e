using System.Net;

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
}
