using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace ChatDigestBot.Web;

/// <summary>What the bot believes of a request that came through somebody else: the address only from known proxies, the host only if it is ours.</summary>
internal static class ReverseProxy
{
    public static void UseReverseProxy(this WebApplication app, WebOptions options)
    {
        app.Use(next => context => TryNameHost(context.Request) ? next(context) : NoHostAsync(context));
        if (options.KnownProxies.Count > 0)
        {
            var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in options.KnownProxies)
            {
                forwarded.KnownIPNetworks.Add(network);
            }

            app.UseForwardedHeaders(forwarded);
        }

        var prefix = new PathString(options.Prefix);
        if (prefix.HasValue)
        {
            app.Use(next => context =>
            {
                // With a proxy that takes the prefix away, and with one that leaves it, addresses that go out carry it.
                if (context.Request.Path.StartsWithSegments(prefix, out var rest))
                {
                    context.Request.Path = rest;
                }

                context.Request.PathBase = prefix;
                return next(context);
            });
        }

        // Only now: what was mapped must see the path without its prefix.
        app.UseRouting();
        app.Use(next => context => TakesAnyHost(context) || IsOurs(context.Request.Host, options) ? next(context) : RefuseAsync(context));
    }

    /// <summary>
    /// A page elsewhere can make a browser call a local bot under a name of its own (DNS rebinding); such a name has a dot. Addresses,
    /// <c>localhost</c> and names within one's own network do not come from outside.
    /// </summary>
    internal static bool IsOurs(HostString host, WebOptions options) =>
        !host.Host.Contains('.', StringComparison.Ordinal)
        || IPAddress.TryParse(host.Host, out _)
        || string.Equals(host.Host, options.PublicHost, StringComparison.OrdinalIgnoreCase);

    // A page needs its own address, and what is no host would throw in the middle of it. HTTP/1.0, which some monitors speak, names none: they are near.
    private static bool TryNameHost(HttpRequest request)
    {
        try
        {
            request.Host = request.Host.HasValue ? request.Host : new HostString("localhost");
            return Uri.TryCreate($"http://{request.Host.ToUriComponent()}/", UriKind.Absolute, out _);
        }
        catch (ArgumentException)
        {
            return false; // "xn--", and nothing that it stands for
        }
    }

    private static Task NoHostAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    // An endpoint that names its hosts looks after itself: the webhook proves itself by its secret, and its host is Telegram's business.
    private static bool TakesAnyHost(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<IHostMetadata>() is not null;

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return context.Response.WriteAsync("This bot does not answer under that name. Set Web__PublicUrl to the address people use.");
    }
}
