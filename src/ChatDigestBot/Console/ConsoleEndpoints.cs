using ChatDigestBot.Jobs;
using ChatDigestBot.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ChatDigestBot.Console;

internal static class ConsoleEndpoints
{
    public static void MapConsole(this IEndpointRouteBuilder routes)
    {
        var console = routes.MapGroup("/console").RequireAuthorization(AdminSession.Policy);
        console.MapGet("", () => new RazorComponentResult<OverviewPage>());
        console.MapGet("/jobs", (string? started) => new RazorComponentResult<JobsPage>(new { Started = started }));
        console.MapGet("/articles", (string? q, int? page) => new RazorComponentResult<ArticleListPage>(new { Query = q ?? "", Page = page ?? 1 }));
        console.MapGet("/articles/{key}", (string key) => new RazorComponentResult<ArticleDetailsPage>(new { Key = key }));
        console.MapFeeds();
        console.MapPost("/jobs/run", RunJobAsync).TakesOwnForm();
    }

    private static async Task<IResult> RunJobAsync(HttpContext context, [FromForm] string name, JobSchedules jobs, AuditLog audit, CancellationToken cancellationToken)
    {
        if (!await jobs.RunNowAsync(name, cancellationToken))
        {
            return Results.NotFound("There is no job of that name.");
        }

        await audit.AddAsync(context.User.UserId(), $"ran the job {name}", cancellationToken);
        return Results.LocalRedirect($"~/console/jobs?started={Uri.EscapeDataString(name)}");
    }
}
