namespace ChatDigestBot.Web;

/// <summary>A browser says from which page a form comes; this asks for no secret, and so holds even where a token leaked.</summary>
internal static class OwnOrigin
{
    /// <summary>Whether a browser says so; one that says nothing is judged by its token alone.</summary>
    /// <remarks>Our pages send no referrer, and so their forms the origin "null": of these only <c>Sec-Fetch-Site</c> tells where they come from.</remarks>
    public static bool IsFromElsewhere(HttpContext context)
    {
        var request = context.Request;
        return HttpMethods.IsPost(request.Method)
            && (request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site"
                || (request.Headers.Origin.ToString() is { Length: > 0 } and not "null" and var origin && !IsOurs(origin, context)));
    }

    private static bool IsOurs(string origin, HttpContext context) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var from) && (from.Authority == context.Request.Host.Value || from.Authority == PublicAuthority(context));

    private static string? PublicAuthority(HttpContext context) =>
        context.RequestServices.GetRequiredService<WebOptions>().PublicUrl is { } address ? new Uri(address).Authority : null;
}
