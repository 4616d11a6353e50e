using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Web;

namespace ChatDigestBot.Console;

/// <summary><c>/metrics</c> in Prometheus' text format: the overview's figures and the process's own.</summary>
internal static class MetricsEndpoint
{
    public static void MapMetrics(this IEndpointRouteBuilder routes) => routes.MapGet("/metrics", async (
        HttpContext context, OverviewReader reader, WebOptions options, CancellationToken cancellationToken) =>
        MayRead(context, options)
            ? Results.Text(Write(await reader.ReadAsync(cancellationToken)), "text/plain; version=0.0.4; charset=utf-8")
            : Results.StatusCode(StatusCodes.Status403Forbidden));

    private static bool MayRead(HttpContext context, WebOptions options)
    {
        if (options.MetricsToken is { } token)
        {
            var given = context.Request.Headers.Authorization.ToString();
            return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes($"Bearer {token}"));
        }

        // A proxy on the same host would make everybody look local.
        return context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
            && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded");
    }

    private static string Write(Overview overview)
    {
        var text = new StringBuilder();
        Gauge("subscribers", "Subscribers who did not say stop", overview.Subscribers.Total);
        Gauge("subscribers_awaiting", "Subscribers with a digest scheduled", overview.Subscribers.Awaiting);
        Gauge("chats_unreachable", "Chats that cannot be written to", overview.Chats.Unreachable);
        Gauge("articles", "Articles in the catalogue", overview.Articles.Articles);
        Gauge("articles_unreadable", "Posts that could not be read", overview.Articles.Unreadable);
        Gauge("stories", "Stories in the catalogue", overview.Articles.Stories);
        text.Append("# HELP chatdigestbot_deliveries Messages open now, and settled within 24 hours\n# TYPE chatdigestbot_deliveries gauge\n");
        foreach (var state in Enum.GetValues<DeliveryState>())
        {
            text.Append(CultureInfo.InvariantCulture, $"chatdigestbot_deliveries{{state=\"{state.ToString().ToLowerInvariant()}\"}} {overview.Messages(state)}\n");
        }

        Gauge("deliveries_possibly_twice", "Messages of 24 hours that may have arrived twice", overview.PossiblyTwice);
        Gauge("process_memory_bytes", "Managed heap", GC.GetTotalMemory(forceFullCollection: false));
        return text.ToString();

        void Gauge(string name, string help, long value) => text.Append(
            CultureInfo.InvariantCulture, $"# HELP chatdigestbot_{name} {help}\n# TYPE chatdigestbot_{name} gauge\nchatdigestbot_{name} {value}\n");
    }
}
