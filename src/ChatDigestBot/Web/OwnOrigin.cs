namespace ChatDigestBot.Web;

/// <summary>A browser says from which page a form comes; this asks for no secret, and so holds even where a token leaked.</summary>
internal static class OwnOrigin
{
    public static bool IsFromElsewhere(HttpContext context)
    {
        var request = context.Request;
        return HttpMethods.IsPost(request.Method)
            && request.Headers.Origin.ToString() is { Length: > 0 } origin
            && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && (from.Authority == request.Host.Value || from.Authority == PublicAuthority(context)));
    }

    private static string? PublicAuthority(HttpContext context) =>
        context.RequestServices.GetRequiredService<WebOptions>().PublicUrl is { } address ? new Uri(address).Authority : null;
}
