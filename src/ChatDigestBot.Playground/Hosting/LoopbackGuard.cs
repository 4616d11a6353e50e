using System.Net;

namespace ChatDigestBot.Playground.Hosting;

/// <summary>Lets only programs and pages of this machine in: a web site elsewhere must not reach the playground through a reader's browser.</summary>
/// <remarks>
/// The sockets listen on loopback only. A site can still point a name of its own at 127.0.0.1 (DNS rebinding), which the
/// Host header gives away, or send requests across origins, which the Origin header gives away.
/// </remarks>
internal static class LoopbackGuard
{
    public static IApplicationBuilder UseLoopbackGuard(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (Allows(request.Host, request.Headers.Origin))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync("The playground answers only to addresses of this machine, such as http://127.0.0.1.", context.RequestAborted);
    });

    /// <param name="host">The Host header.</param>
    /// <param name="origin">The Origin header; programs send none.</param>
    public static bool Allows(HostString host, string? origin) =>
        IsLoopback(host.Host)
        && (string.IsNullOrEmpty(origin) || string.Equals(origin, $"http://{host.Value}", StringComparison.OrdinalIgnoreCase));

    private static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
