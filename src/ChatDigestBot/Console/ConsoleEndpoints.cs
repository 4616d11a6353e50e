using ChatDigestBot.Console.Articles;
using ChatDigestBot.Console.Broadcasts;
using ChatDigestBot.Console.Deliveries;
using ChatDigestBot.Console.Digests;
using ChatDigestBot.Console.Feeds;
using ChatDigestBot.Console.Jobs;
using ChatDigestBot.Console.Operation;
using ChatDigestBot.Console.People;
using ChatDigestBot.Console.Topics;
using ChatDigestBot.Web;
using ChatDigestBot.Web.Components;

namespace ChatDigestBot.Console;

internal static class ConsoleEndpoints
{
    public static void MapConsole(this IEndpointRouteBuilder routes)
    {
        var console = routes.MapGroup("/console").RequireAuthorization(AdminSession.Policy);
        console.MapGet("", () => PageResult.Of<OverviewPage>());
        console.MapArticles();
        console.MapGet("/topics", () => PageResult.Of<TopicsPage>());
        console.MapGet("/digests", (string? topic, string? language) => PageResult.Of<DigestsPage>(new { TopicId = topic, LanguageTag = language }));
        console.MapGet("/opened", (string? when) => PageResult.Of<OpenedPage>(new { Stretch = when }));
        console.MapDesk();
        console.MapFeeds();
        console.MapDeliveries();
        console.MapBroadcasts();
        console.MapPeople();
        console.MapJobs();
        console.MapOperation();
        console.MapGet("/{**rest}", IResult () => NoPage.Result());
    }
}
