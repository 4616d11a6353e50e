using ChatDigestBot.Web.Components;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ChatDigestBot.Web;

/// <summary>The way into the console: the link shows a button, pressing it uses the key up. Link previews therefore use nothing up.</summary>
internal static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(AdminSession.SignInPath, (string? key) => Page(key, isRefused: false));
        routes.MapPost(AdminSession.SignInPath, SignInAsync).AddEndpointFilter<RequireAntiforgeryFilter>().DisableAntiforgery();
        routes.MapPost("/console/sign-out", SignOutAsync).AddEndpointFilter<RequireAntiforgeryFilter>().DisableAntiforgery();
    }

    private static RazorComponentResult Page(string? key, bool isRefused) =>
        new RazorComponentResult<SignInPage>(new { Key = key ?? "", IsRefused = isRefused }) { StatusCode = isRefused ? 403 : 200 };

    private static async Task<IResult> SignInAsync(
        HttpContext context, [FromForm] string? key, SignInKeyStore keys, AuditLog audit, WebOptions options, CancellationToken cancellationToken)
    {
        if (await keys.RedeemAsync(key ?? "", cancellationToken) is not { } userId || !options.Admins.Contains(userId))
        {
            return Page(null, isRefused: true);
        }

        await AdminSession.SignInAsync(context, userId);
        await audit.AddAsync(userId, "signed in", cancellationToken);
        return Results.LocalRedirect("/console");
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, AuditLog audit, CancellationToken cancellationToken)
    {
        if (context.User.Identity?.IsAuthenticated == true)
        {
            await audit.AddAsync(context.User.UserId(), "signed out", cancellationToken);
        }

        await context.SignOutAsync();
        return Results.LocalRedirect(AdminSession.SignInPath);
    }
}
