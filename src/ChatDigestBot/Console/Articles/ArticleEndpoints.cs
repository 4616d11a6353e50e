using ChatDigestBot.Curation;
using ChatDigestBot.Digests.Corrections;
using ChatDigestBot.Shared;
using ChatDigestBot.Web;
using ChatDigestBot.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace ChatDigestBot.Console.Articles;

/// <summary>The pages of articles and what editors do there.</summary>
internal static class ArticleEndpoints
{
    public static void MapArticles(this RouteGroupBuilder console)
    {
        console.MapGet("/articles", (string? q, int? page) => PageResult.Of<ArticleListPage>(new { Query = q ?? "", Page = page ?? 1 }));
        console.MapGet("/articles/{key}", (string key, string? said) => PageResult.Of<ArticleDetailsPage>(new { Key = key, Said = said }));
        console.MapGet("/unreadable", (int? page) => PageResult.Of<UnreadablePage>(new { Page = page ?? 1 }));
        var acts = console.MapGroup("/articles/{key}").RequireAuthorization(AdminSession.EditorPolicy);
        acts.MapPost("/edit", EditAsync).TakesOwnForm();
        acts.MapPost("/correct-sent", CorrectSentAsync).TakesOwnForm();
        acts.MapPost("/{act}", CurateAsync).TakesOwnForm();
    }

    private static async Task<IResult> CurateAsync(HttpContext context, string key, string act, CurationDesk desk)
    {
        var (editor, cancellationToken) = (context.User.UserId(), context.RequestAborted);
        var change = act switch
        {
            "pin" => desk.PinAsync(key, editor, CurationDesk.Always, cancellationToken),
            "unpin" => desk.UnpinAsync(key, editor, cancellationToken),
            "hide" => desk.HideAsync(key, editor, CurationDesk.Always, reason: null, cancellationToken),
            "unhide" => desk.UnhideAsync(key, editor, cancellationToken),
            _ => null,
        };
        return change is not null && await change
            ? Results.LocalRedirect($"~/console/articles/{key}")
            : NoPage.Result();
    }

    private static async Task<IResult> EditAsync(
        HttpContext context, string key, [FromForm] string? title, [FromForm] string? titleShown, [FromForm] string? summary, [FromForm] string? summaryShown, EditingDesk desk) =>
        await desk.SaveAsync(key, context.User.UserId(), TypedOver.Of(title, titleShown), TypedOver.Of(summary, summaryShown), context.RequestAborted) switch
        {
            SaveWordsResult.Saved => Results.LocalRedirect($"~/console/articles/{key}?said=saved"),
            SaveWordsResult.Unchanged => Results.LocalRedirect($"~/console/articles/{key}?said=unchanged"),
            SaveWordsResult.Outdated => PageResult.Of<ArticleDetailsPage>(new { Key = key, Said = "outdated", TypedTitle = title, TypedSummary = summary }, StatusCodes.Status409Conflict),
            _ => NoPage.Result(),
        };

    private static async Task<IResult> CorrectSentAsync(HttpContext context, string key, DigestCorrections corrections) =>
        await corrections.BeginAsync(key, context.User.UserId(), context.RequestAborted) is not null
            ? Results.LocalRedirect($"~/console/articles/{key}?said=corrected")
            : NoPage.Result();
}
