using ChatDigestBot.Web;
using Microsoft.AspNetCore.Mvc;

namespace ChatDigestBot.Console.Operation;

internal static class OperationEndpoints
{
    public static void MapOperation(this RouteGroupBuilder console)
    {
        console.MapGet("/audit", (long? before) => PageResult.Of<AuditPage>(new { Before = before }));
        console.MapGet("/settings", () => PageResult.Of<SettingsPage>());
        console.MapGet("/system", () => PageResult.Of<SystemPage>());
        console.MapGet("/sessions", () => PageResult.Of<SessionsPage>());
        console.MapPost("/sessions/end", EndAsync).TakesOwnForm();
        console.MapPost("/sessions/end-all", EndAllAsync).TakesOwnForm();
    }

    private static async Task<IResult> EndAsync(HttpContext context, [FromForm] string session, ConsoleSessionStore sessions)
    {
        await sessions.EndAsync(context.User.UserId(), session, context.RequestAborted);
        return Results.LocalRedirect("~/console/sessions");
    }

    private static async Task<IResult> EndAllAsync(HttpContext context, ConsoleSessionStore sessions)
    {
        await sessions.EndAllAsync(context.User.UserId(), context.RequestAborted);
        return Results.LocalRedirect("~" + AdminSession.SignInPath);
    }
}
