using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Digests.Desk;
using ChatDigestBot.Shared;
using ChatDigestBot.Web;
using ChatDigestBot.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace ChatDigestBot.Console.Digests;

/// <summary>The editor's desk: what coming editions tell, and what editors say of that.</summary>
internal static class DeskEndpoints
{
    private const int DaysAhead = 3;

    public static IReadOnlyList<string> Languages { get; } = [ComingEdition.Chinese, ComingEdition.English];

    public static void MapDesk(this RouteGroupBuilder console)
    {
        console.MapGet("/desk", (string? topic, string? language, string? date) => string.IsNullOrEmpty(topic)
            ? PageResult.Of<DeskDayPage>(new { Date = date })
            : PageResult.Of<DeskPage>(new { TopicId = topic, LanguageTag = language, Date = date }));
        console.MapPost("/desk/{act}", ActAsync).TakesOwnForm().RequireAuthorization(AdminSession.EditorPolicy);
    }

    /// <summary>The days that an editor can look at: the one before the next edition is going out still, in zones behind.</summary>
    public static IEnumerable<DateOnly> Dates(DateOnly next) => Enumerable.Range(-1, DaysAhead + 2).Select(next.AddDays);

    /// <param name="asked">As <c>yyyy-MM-dd</c>; what is none of the days is the next one.</param>
    public static DateOnly DateOf(string? asked, DateOnly next) => IsoDay.TryRead(asked, out var date) && Dates(next).Contains(date) ? date : next;

    public static string PathOf(ComingEdition edition) => $"/console/desk?topic={Uri.EscapeDataString(edition.TopicId)}&language={edition.Language}&date={IsoDay.Of(edition.Date)}";

    private static async Task<IResult> ActAsync(
        HttpContext context, string act, [FromForm] string? topic, [FromForm] string? language, [FromForm] string? date, [FromForm] string? article, [FromForm] string? intro, [FromForm] string? introShown,
        TopicCatalogue topics, EditorsDesk desk)
    {
        var (editor, cancellationToken) = (context.User.UserId(), context.RequestAborted);
        if (topics.All.All(one => one.Id != topic) || !Languages.Contains(language) || !IsoDay.TryRead(date, out var day))
        {
            return NoPage.Result();
        }

        var edition = new ComingEdition(topic!, language!, day);
        var isDone = act switch
        {
            "up" => await desk.MoveUpAsync(edition, article ?? "", editor, cancellationToken),
            "out" => await desk.TakeOutAsync(edition, article ?? "", editor, cancellationToken),
            "back" => await desk.PutBackAsync(edition, article ?? "", editor, cancellationToken),
            "intro" => await desk.IntroduceAsync(edition, TypedOver.Of(intro, introShown), editor, cancellationToken),
            "approve" => await desk.ApproveAsync(edition, editor, cancellationToken),
            "unapprove" => await desk.UnapproveAsync(edition, editor, cancellationToken),
            _ => false,
        };
        return isDone ? Results.LocalRedirect($"~{PathOf(edition)}#edition")
            : act == "intro" ? PageResult.Of<DeskPage>(new { TopicId = topic, LanguageTag = language, Date = date, TypedIntro = intro }, StatusCodes.Status409Conflict)
            : NoPage.Result();
    }
}
