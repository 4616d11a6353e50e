using System.Net;
using System.Security.Cryptography;
using System.Text;
using ChatDigestBot.Web;

namespace ChatDigestBot.Metrics;

/// <summary><c>/metrics</c> for Prometheus: for this machine, or for whoever has the token.</summary>
internal static class MetricsEndpoint
{
    public static void MapMetrics(this IEndpointRouteBuilder routes) => routes.MapGet("/metrics", async (
        HttpContext context, PrometheusText text, WebOptions options, CancellationToken cancellationToken) =>
    {
        if (!MayRead(context, options))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        // Whole before it is sent, so that a fault is an error and not half a page.
        using var page = new MemoryStream();
        await text.WriteAsync(page, cancellationToken);
        return Results.Bytes(page.ToArray(), "text/plain; version=0.0.4; charset=utf-8");
    });

    private static bool MayRead(HttpContext context, WebOptions options)
    {
        if (options.MetricsToken is { } token)
        {
            // Hashes have one length, so that comparing them tells nothing of the token's.
            var given = context.Request.Headers.Authorization.ToString();
            return CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes($"Bearer {token}")));
        }

        // Where the bot has an address for the world, a proxy on this host may stand before it, and everybody looks local.
        return options is { PublicUrl: null, KnownProxies.Count: 0 }
            && context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
            && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded");
    }
}
