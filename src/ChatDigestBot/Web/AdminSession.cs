using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace ChatDigestBot.Web;

/// <summary>Who is signed in to the console. Admins and sessions are checked at every request, so a removed one is out at once.</summary>
internal static class AdminSession
{
    public const string Policy = "admins";
    public const string SignInPath = "/console/sign-in";

    /// <summary>The query parameter, and the form's field, with the page that was wanted.</summary>
    public const string ThenField = "then";

    private const string KeyClaim = "session";

    public static long UserId(this ClaimsPrincipal user) =>
        long.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!, CultureInfo.InvariantCulture);

    /// <summary>Of the session this request belongs to; null where nobody is signed in.</summary>
    public static string? SessionKey(this ClaimsPrincipal user) => user.FindFirstValue(KeyClaim);

    public static async Task<ConsoleSession> SignInAsync(HttpContext context, ConsoleSessionStore sessions, long userId)
    {
        var (key, session) = await sessions.StartAsync(userId, context.Connection.RemoteIpAddress?.ToString(), context.Request.Headers.UserAgent.ToString(), context.RequestAborted);
        await context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, userId.ToString(CultureInfo.InvariantCulture)), new Claim(KeyClaim, key)],
            CookieAuthenticationDefaults.AuthenticationScheme)));
        return session;
    }

    public static async Task SignOutAsync(HttpContext context, ConsoleSessionStore sessions)
    {
        if (context.User.SessionKey() is { } key)
        {
            await sessions.EndAsync(key, context.RequestAborted);
        }

        await context.SignOutAsync();
    }

    public static void AddAdminSession(this IServiceCollection services, WebOptions options)
    {
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = "console";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.ExpireTimeSpan = ConsoleSessionStore.Lifetime;
            cookie.Events.OnValidatePrincipal = context => ValidateAsync(context, options);
            cookie.Events.OnRedirectToLogin = AskToSignInAsync;
            cookie.Events.OnRedirectToAccessDenied = AskToSignInAsync;
        });
        services.AddAuthorizationBuilder().AddPolicy(Policy, policy => policy.RequireAuthenticatedUser());
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context, WebOptions options)
    {
        var user = context.Principal!;
        var sessions = context.HttpContext.RequestServices.GetRequiredService<ConsoleSessionStore>();
        if (!options.Admins.Contains(user.UserId())
            || user.FindFirstValue(KeyClaim) is not { } key
            || !await sessions.IsOpenAsync(key, user.UserId(), context.HttpContext.RequestAborted))
        {
            context.RejectPrincipal();
        }
    }

    // Relative, since host and scheme of a request are what its sender says they are.
    private static Task AskToSignInAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var (request, response) = (context.Request, context.Response);
        if (request.Headers.XRequestedWith == "XMLHttpRequest")
        {
            response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        var then = HttpMethods.IsGet(request.Method) ? QueryString.Create(ThenField, request.Path + request.QueryString.Value) : QueryString.Empty;
        response.StatusCode = StatusCodes.Status302Found;
        response.Headers.Location = request.PathBase + SignInPath + then;
        return Task.CompletedTask;
    }
}
