using ChatDigestBot.Articles;
using ChatDigestBot.Curation;
using ChatDigestBot.Digests.Corrections;
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

    // What stands there as it stood is no correction.
    private static async Task<IResult> EditAsync(HttpContext context, string key, [FromForm] string? title, [FromForm] string? summary, EditingDesk desk, ArticleCatalogue articles)
    {
        var (editor, cancellationToken) = (context.User.UserId(), context.RequestAborted);
        if (await articles.FindByKeyAsync(key, cancellationToken) is not { } article)
        {
            return NoPage.Result();
        }

        // A post's own title may be longer than one that is typed here.
        var (isTitleNew, isSummaryNew) = (title is not null && title.Trim() != article.Title, summary is not null && summary.Trim() != article.Summary);
        if ((isTitleNew && title!.Length > EditingDesk.MaxTitle) || (isSummaryNew && summary!.Length > EditingDesk.MaxSummary))
        {
            return NoPage.Result();
        }

        if (isTitleNew)
        {
            await desk.SetTitleAsync(key, editor, title, cancellationToken);
        }

        if (isSummaryNew)
        {
            await desk.SetSummaryAsync(key, editor, summary, cancellationToken);
        }

        return Results.LocalRedirect($"~/console/articles/{key}?said={(isTitleNew || isSummaryNew ? "saved" : "unchanged")}");
    }

    private static async Task<IResult> CorrectSentAsync(HttpContext context, string key, DigestCorrections corrections) =>
        await corrections.BeginAsync(key, context.User.UserId(), context.RequestAborted) is not null
            ? Results.LocalRedirect($"~/console/articles/{key}?said=corrected")
            : NoPage.Result();
}
