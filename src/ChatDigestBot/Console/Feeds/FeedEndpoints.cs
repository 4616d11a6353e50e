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
        acts.MapPost("/pause", (HttpContext context, [FromForm] string key, FeedBoard board, CancellationToken cancellationToken) =>
            SetPausedAsync(context, key, isPaused: true, board, cancellationToken)).TakesOwnForm();
        acts.MapPost("/resume", (HttpContext context, [FromForm] string key, FeedBoard board, CancellationToken cancellationToken) =>
            SetPausedAsync(context, key, isPaused: false, board, cancellationToken)).TakesOwnForm();
    }

    private static async Task<IResult> TryAsync(HttpContext context, [FromForm] string key, FeedBoard board, JobSchedules jobs, CancellationToken cancellationToken)
    {
        if (!await board.HurryAsync(key, context.User.UserId(), cancellationToken))
        {
            return NoPage.Result();
        }

        await jobs.RunNowAsync(FetchFeedsJob.Name, cancellationToken);
        return Results.LocalRedirect($"~{Path}");
    }

    private static async Task<IResult> SetPausedAsync(HttpContext context, string key, bool isPaused, FeedBoard board, CancellationToken cancellationToken) =>
        await board.SetPausedAsync(key, isPaused, context.User.UserId(), cancellationToken) ? Results.LocalRedirect($"~{Path}") : NoPage.Result();
}
