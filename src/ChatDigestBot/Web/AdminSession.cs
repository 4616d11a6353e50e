using System.Globalization;
using System.Security.Claims;
using ChatDigestBot.Roles;
using ChatDigestBot.Web.Components;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

namespace ChatDigestBot.Web;

/// <summary>Who is signed in to the console. Roles and sessions are looked up at every request, so whoever lost one is out at once.</summary>
internal static class AdminSession
{
    /// <summary>Whoever may look: viewers, and all above them.</summary>
    public const string Policy = "viewers";

    /// <summary>Whoever may broadcast and curate.</summary>
    public const string EditorPolicy = "editors";

    /// <summary>Whoever may run jobs, ban, and give roles.</summary>
    public const string AdminPolicy = "admins";
    public const string SignInPath = "/console/sign-in";

    /// <summary>The query parameter, and the form's field, with the page that was wanted.</summary>
    public const string ThenField = "then";

    private const string KeyClaim = "session";

    // Not a claim: a cookie that is renewed would keep the role of the day.
    private static readonly object RoleItem = new();

    /// <summary>What the person of this request may do now.</summary>
    public static Role Role(this HttpContext context) => context.Items[RoleItem] is Role role ? role : Roles.Role.Reader;

    public static long UserId(this ClaimsPrincipal user) =>
        long.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!, CultureInfo.InvariantCulture);

    /// <summary>Of the session this request belongs to; null where nobody is signed in.</summary>
    public static string? SessionKey(this ClaimsPrincipal user) => user.FindFirstValue(KeyClaim);

    /// <summary>Gives the browser the cookie of a session that has begun.</summary>
    public static Task SignInAsync(HttpContext context, long userId, string key) => context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, userId.ToString(CultureInfo.InvariantCulture)), new Claim(KeyClaim, key)],
        CookieAuthenticationDefaults.AuthenticationScheme)));

    public static async Task SignOutAsync(HttpContext context, ConsoleSessionStore sessions)
    {
        if (context.User.SessionKey() is { } key)
        {
            await sessions.EndOwnAsync(context.User.UserId(), key, context.RequestAborted);
        }

        await context.SignOutAsync();
    }

    public static void AddAdminSession(this IServiceCollection services)
    {
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = "console";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.ExpireTimeSpan = ConsoleSessionStore.Lifetime;
            cookie.Events.OnValidatePrincipal = ValidateAsync;
            cookie.Events.OnRedirectToLogin = AskToSignInAsync;
            cookie.Events.OnRedirectToAccessDenied = RefuseAsync;
        });
        services.AddAuthorizationBuilder()
            .AddPolicy(Policy, policy => policy.RequireAuthenticatedUser().RequireAssertion(asked => Has(asked, Roles.Role.Viewer)))
            .AddPolicy(EditorPolicy, policy => policy.RequireAuthenticatedUser().RequireAssertion(asked => Has(asked, Roles.Role.Editor)))
            .AddPolicy(AdminPolicy, policy => policy.RequireAuthenticatedUser().RequireAssertion(asked => Has(asked, Roles.Role.Admin)));
    }

    private static bool Has(AuthorizationHandlerContext asked, Role role) => asked.Resource is HttpContext context && context.Role() >= role;

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var user = context.Principal!;
        var services = context.HttpContext.RequestServices;
        var role = await services.GetRequiredService<RoleStore>().FindAsync(user.UserId(), context.HttpContext.RequestAborted);
        var sessions = services.GetRequiredService<ConsoleSessionStore>();
        if (role < Roles.Role.Viewer
            || user.FindFirstValue(KeyClaim) is not { } key
            || !await sessions.IsOpenAsync(key, user.UserId(), context.HttpContext.RequestAborted))
        {
            context.RejectPrincipal();
            return;
        }

        context.HttpContext.Items[RoleItem] = role;
    }

    // Signing in again would change nothing.
    private static Task RefuseAsync(RedirectContext<CookieAuthenticationOptions> context) => RefusedPage.Result().ExecuteAsync(context.HttpContext);

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
