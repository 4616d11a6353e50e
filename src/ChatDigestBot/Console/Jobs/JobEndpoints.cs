using ChatDigestBot.Web;
using ChatDigestBot.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace ChatDigestBot.Console.Jobs;

internal static class JobEndpoints
{
    public static void MapJobs(this RouteGroupBuilder console)
    {
        console.MapGet("/jobs", (string? started, string? name, string? outcome) => PageResult.Of<JobsPage>(new { Started = started, Only = name, Outcome = outcome }));
        console.MapPost("/jobs/run", RunAsync).TakesOwnForm().RequireAuthorization(AdminSession.AdminPolicy);
    }

    private static async Task<IResult> RunAsync(HttpContext context, [FromForm] string name, JobActs acts, CancellationToken cancellationToken) =>
        await acts.RunNowAsync(context.User.UserId(), name, cancellationToken)
            ? Results.LocalRedirect($"~/console/jobs?started={Uri.EscapeDataString(name)}")
            : NoPage.Result();
}
