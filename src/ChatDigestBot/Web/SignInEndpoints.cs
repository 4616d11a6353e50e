using ChatDigestBot.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace ChatDigestBot.Web;

/// <summary>The way into the console: the link shows a button, pressing it uses the key up. Link previews therefore use nothing up.</summary>
/// <remarks>The key stands behind a <c>#</c>, which browsers keep to themselves: no log of a server or a proxy has it.</remarks>
internal static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(AdminSession.SignInPath, (string? key, string? then) => Page(then, isRefused: false, key));
        routes.MapPost(AdminSession.SignInPath, SignInAsync).TakesOwnForm();
        routes.MapPost("/console/sign-out", SignOutAsync).TakesOwnForm();
    }

    // A key in the query is taken too, for links that people and scripts write by hand.
    private static IResult Page(string? then, bool isRefused, string? key = null) =>
        PageResult.Of<SignInPage>(new { Key = key ?? "", Then = IsOwnPath(then) ? then : "", IsRefused = isRefused }, isRefused ? StatusCodes.Status403Forbidden : StatusCodes.Status200OK);

    private static async Task<IResult> SignInAsync(HttpContext context, [FromForm] string? key, [FromForm] string? then, SignIn signIn)
    {
        if (await signIn.RedeemAsync(key ?? "", context.Connection.RemoteIpAddress?.ToString(), context.Request.Headers.UserAgent.ToString(), context.RequestAborted) is not var (userId, session))
        {
            return Page(then, isRefused: true);
        }

        await AdminSession.SignInAsync(context, userId, session);
        return Results.LocalRedirect("~" + (IsOwnPath(then) ? then : "/console"));
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, ConsoleSessionStore sessions)
    {
        await AdminSession.SignOutAsync(context, sessions);
        return Results.LocalRedirect("~" + AdminSession.SignInPath);
    }

    // "//elsewhere" and "/\elsewhere" are other hosts.
    private static bool IsOwnPath(string? path) =>
        path is ['/', ..] and not ['/', '/' or '\\', ..] && path.Length <= 500 && !path.Any(char.IsControl);
}
