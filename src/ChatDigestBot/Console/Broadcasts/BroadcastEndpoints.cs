using System.Globalization;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Broadcasts;
using ChatDigestBot.Broadcasts.Writing;
using ChatDigestBot.Shared;
using ChatDigestBot.Web;
using ChatDigestBot.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace ChatDigestBot.Console.Broadcasts;

/// <summary>Broadcasts in the console: written, reviewed, begun or scheduled, watched and held.</summary>
internal static class BroadcastEndpoints
{
    // A whole message of Chinese as a browser sends it, and a tick for every topic.
    private const int MaxFormBytes = 256 * 1024;
    private const int MaxFields = 256;
    private const int MaxEcho = 60;

    public static void MapBroadcasts(this RouteGroupBuilder console)
    {
        console.MapGet("/broadcasts", (int? page) => PageResult.Of<BroadcastListPage>(new { Page = page ?? 1 }));
        console.MapGet("/broadcasts/{id:long}", (long id, string? said, string? unreadable) => PageResult.Of<BroadcastPage>(new { Id = id, Said = said, Unreadable = unreadable }));
        var acts = console.MapGroup("").RequireAuthorization(AdminSession.EditorPolicy);
        acts.MapGet("/broadcasts/new", (string? draft, long? from) => PageResult.Of<ComposePage>(new { Draft = draft, From = from }));
        acts.MapGet("/broadcasts/draft/{key}", (string key, string? unreadable, string? said) => PageResult.Of<DraftPage>(new { Key = key, Unreadable = unreadable, Said = said }));
        acts.MapGet("/broadcasts/{id:long}/correct", (long id, string? draft) => PageResult.Of<CorrectPage>(new { Id = id, Draft = draft }));
        acts.MapPost("/broadcasts/preview", PreviewAsync).TakesOwnForm(MaxFormBytes, MaxFields);
        acts.MapPost("/broadcasts/draft", DraftAsync).TakesOwnForm(MaxFormBytes, MaxFields);
        acts.MapPost("/broadcasts/start", StartAsync).TakesOwnForm();
        acts.MapPost("/broadcasts/discard", DiscardAsync).TakesOwnForm();
        acts.MapPost("/broadcasts/test", TestDraftAsync).TakesOwnForm();
        acts.MapPost("/broadcasts/{id:long}/reschedule", RescheduleAsync).TakesOwnForm();
        acts.MapPost("/broadcasts/{id:long}/test", TestAsync).TakesOwnForm();
        acts.MapPost("/broadcasts/{id:long}/correct", CorrectAsync).TakesOwnForm(MaxFormBytes, MaxFields);
        acts.MapPost("/broadcasts/{id:long}/{act}", ActAsync).TakesOwnForm();
    }

    private static async Task<IResult> PreviewAsync(HttpContext context, TopicCatalogue topics, BroadcastDesk desk)
    {
        var form = await ReadAsync(context, topics);
        var message = form.Message;
        IReadOnlyList<string> parts = message.IsEmpty ? [] : [.. message.Contents.Select(content => content.Html.Html)];
        var forecast = await desk.ForecastAsync(message, form.Audience, context.RequestAborted);
        return PageResult.Of<BroadcastPreview>(new { Parts = parts, forecast.Recipients, EndsAt = Visitor.Of(context).Now + forecast.Lasts });
    }

    private static async Task<IResult> DraftAsync(HttpContext context, TopicCatalogue topics, BroadcastDesk desk)
    {
        var form = await ReadAsync(context, topics);
        if (form.Message.IsEmpty)
        {
            return PageResult.Of<ComposePage>(new { IsEmpty = true, form.Draft, Chosen = form.Audience.Write() }, StatusCodes.Status409Conflict);
        }

        var editor = context.User.UserId();
        var before = form.Draft is null ? null : await desk.FindByKeyAsync(form.Draft, editor, context.RequestAborted);
        var draft = await desk.DraftAsync(editor, form.Message, form.Audience, context.RequestAborted);
        if (before is { State: BroadcastState.Draft })
        {
            await desk.DiscardAsync(before, context.RequestAborted);
        }

        return Results.LocalRedirect($"~/console/broadcasts/draft/{draft.Key}");
    }

    private static async Task<IResult> StartAsync(HttpContext context, [FromForm] string key, [FromForm] string? at, BroadcastDesk desk)
    {
        var (editor, visitor) = (context.User.UserId(), Visitor.Of(context));
        if (await desk.FindByKeyAsync(key, editor, context.RequestAborted) is not { } draft)
        {
            return NoPage.Result();
        }

        DateTimeOffset? startsAt = null;
        // Of the form that schedules; left blank it must not send at once.
        if (at is not null)
        {
            if (!ScheduledTime.TryRead(at, visitor.Now, visitor.Zone, out var moment))
            {
                return Results.LocalRedirect($"~/console/broadcasts/draft/{draft.Key}?unreadable={Uri.EscapeDataString(PlainText.Beginning(at, MaxEcho))}");
            }

            startsAt = moment;
        }

        var begun = await desk.StartAsync(draft, editor, startsAt, reportMessage: null, context.RequestAborted);
        if (begun.State != BroadcastState.Draft)
        {
            return Results.LocalRedirect(PathOf(begun.Id));
        }

        var isRecalled = await desk.FindAsync(begun.AboutId ?? 0, context.RequestAborted) is { RecalledAt: not null };
        return Results.LocalRedirect($"~/console/broadcasts/draft/{begun.Key}?said={(isRecalled ? "recalled" : "overtaken")}");
    }

    private static async Task<IResult> RescheduleAsync(HttpContext context, long id, [FromForm] string at, BroadcastDesk desk)
    {
        var visitor = Visitor.Of(context);
        if (!ScheduledTime.TryRead(at, visitor.Now, visitor.Zone, out var moment))
        {
            return Results.LocalRedirect($"{PathOf(id)}?unreadable={Uri.EscapeDataString(PlainText.Beginning(at, MaxEcho))}");
        }

        return Results.LocalRedirect(await desk.RescheduleAsync(id, context.User.UserId(), moment, context.RequestAborted) ? PathOf(id) : $"{PathOf(id)}?said=faster");
    }

    private static async Task<IResult> TestDraftAsync(HttpContext context, [FromForm] string key, BroadcastDesk desk)
    {
        var editor = context.User.UserId();
        return await desk.FindByKeyAsync(key, editor, context.RequestAborted) is { } draft
            ? Results.LocalRedirect($"~/console/broadcasts/draft/{draft.Key}?said={await ShowToAsync(desk, draft, editor, context.RequestAborted)}")
            : NoPage.Result();
    }

    private static async Task<IResult> TestAsync(HttpContext context, long id, BroadcastDesk desk) =>
        await desk.FindAsync(id, context.RequestAborted) is { Act: not BroadcastAct.Recall, State: not BroadcastState.Draft } broadcast
            ? Results.LocalRedirect($"{PathOf(id)}?said={await ShowToAsync(desk, broadcast, context.User.UserId(), context.RequestAborted)}")
            : NoPage.Result();

    private static async Task<string> ShowToAsync(BroadcastDesk desk, Broadcast broadcast, long editor, CancellationToken cancellationToken) =>
        await desk.TestAsync(broadcast, editor, cancellationToken) ? "tested" : "noChat";

    // Asks before anything is changed: the draft says how many messages that would be.
    private static async Task<IResult> CorrectAsync(HttpContext context, long id, TopicCatalogue topics, BroadcastDesk desk)
    {
        var form = await ReadAsync(context, topics);
        var result = form.Message.IsEmpty ? null : await desk.DraftCorrectionAsync(context.User.UserId(), id, form.Message.Text, context.Request.Form["shown"], context.RequestAborted);
        return result switch
        {
            DraftChangeResult.Drafted drafted => Results.LocalRedirect($"~/console/broadcasts/draft/{drafted.Draft.Key}"),
            DraftChangeResult.Unknown => NoPage.Result(),
            _ => PageResult.Of<CorrectPage>(new { Id = id, Said = WordOf(result), Typed = form.Text }, StatusCodes.Status409Conflict),
        };
    }

    private static string WordOf(DraftChangeResult? result) => result switch
    {
        null => "empty",
        DraftChangeResult.Outdated => Said.Outdated,
        DraftChangeResult.OtherLength => "length",
        DraftChangeResult.Recalled => "recalled",
        _ => "running",
    };

    private static async Task<IResult> DiscardAsync(HttpContext context, [FromForm] string key, BroadcastDesk desk)
    {
        if (await desk.FindByKeyAsync(key, context.User.UserId(), context.RequestAborted) is { } draft)
        {
            await desk.DiscardAsync(draft, context.RequestAborted);
        }

        return Results.LocalRedirect("~/console/broadcasts");
    }

    private static async Task<IResult> ActAsync(HttpContext context, long id, string act, BroadcastControls controls, BroadcastDesk desk)
    {
        var (editor, cancellationToken) = (context.User.UserId(), context.RequestAborted);
        if (act == "recall")
        {
            return await desk.DraftRecallAsync(editor, id, cancellationToken) is DraftChangeResult.Drafted drafted
                ? Results.LocalRedirect($"~/console/broadcasts/draft/{drafted.Draft.Key}")
                : Results.LocalRedirect(PathOf(id));
        }

        var done = act switch
        {
            "approve" => ApproveAsync(desk, id, editor, cancellationToken),
            "withdraw" => desk.WithdrawAsync(id, editor, cancellationToken),
            "pause" => controls.PauseAsync(id, editor, cancellationToken),
            "resume" => controls.ResumeAsync(id, editor, cancellationToken),
            "stop" => controls.StopAsync(id, editor, cancellationToken),
            "resend" => controls.ResendAsync(id, editor, cancellationToken),
            "leave" => controls.LeaveAsync(id, editor, cancellationToken),
            "retry" => controls.RetryAsync(id, editor, cancellationToken),
            _ => null,
        };
        if (done is null)
        {
            return NoPage.Result();
        }

        return Results.LocalRedirect(await done ? PathOf(id) : $"{PathOf(id)}?said=faster");
    }

    private static async Task<bool> ApproveAsync(BroadcastDesk desk, long id, long editor, CancellationToken cancellationToken) =>
        await desk.DecideAsync(id, editor, agrees: true, cancellationToken) is { State: not BroadcastState.Withdrawn };

    private static string PathOf(long id) => string.Create(CultureInfo.InvariantCulture, $"~/console/broadcasts/{id}");

    private static async Task<BroadcastForm> ReadAsync(HttpContext context, TopicCatalogue topics) =>
        BroadcastForm.Read(await context.Request.ReadFormAsync(context.RequestAborted), topic => topics.Find(topic)?.Id == topic);
}
