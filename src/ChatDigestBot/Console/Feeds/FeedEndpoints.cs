using ChatDigestBot.Feeds;
using ChatDigestBot.Feeds.Pulling;
using ChatDigestBot.Jobs;
using ChatDigestBot.Web;
using ChatDigestBot.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace ChatDigestBot.Console.Feeds;

/// <summary>The page of feeds and what is done there.</summary>
internal static class FeedEndpoints
{
    public const string Path = "/console/feeds";

    public static void MapFeeds(this RouteGroupBuilder console)
    {
        console.MapGet("/feeds", () => PageResult.Of<FeedsPage>());
        var acts = console.MapGroup("/feeds").RequireAuthorization(AdminSession.AdminPolicy);
        acts.MapPost("/try", TryAsync).TakesOwnForm();
        acts.MapPost("/pause", (HttpContext context, [FromForm] string key, FeedBoard board, AuditLog audit, CancellationToken cancellationToken) =>
            SetPausedAsync(context, key, isPaused: true, board, audit, cancellationToken)).TakesOwnForm();
        acts.MapPost("/resume", (HttpContext context, [FromForm] string key, FeedBoard board, AuditLog audit, CancellationToken cancellationToken) =>
            SetPausedAsync(context, key, isPaused: false, board, audit, cancellationToken)).TakesOwnForm();
    }

    private static async Task<IResult> TryAsync(HttpContext context, [FromForm] string key, FeedBoard board, JobSchedules jobs, AuditLog audit, CancellationToken cancellationToken)
    {
        if (await board.HurryAsync(key, cancellationToken) is not { } name)
        {
            return NoPage.Result();
        }

        await jobs.RunNowAsync(FetchFeedsJob.Name, cancellationToken);
        await audit.AddAsync(context.User.UserId(), "feed-tried", cancellationToken, subject: name);
        return Results.LocalRedirect($"~{Path}");
    }

    private static async Task<IResult> SetPausedAsync(HttpContext context, string key, bool isPaused, FeedBoard board, AuditLog audit, CancellationToken cancellationToken)
    {
        if (await board.SetPausedAsync(key, isPaused, cancellationToken) is not { } name)
        {
            return NoPage.Result();
        }

        await audit.AddAsync(context.User.UserId(), isPaused ? "feed-paused" : "feed-resumed", cancellationToken, subject: name);
        return Results.LocalRedirect($"~{Path}");
    }
}
