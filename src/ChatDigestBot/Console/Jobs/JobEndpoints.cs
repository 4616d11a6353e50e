using ChatDigestBot.Jobs;
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

    private static async Task<IResult> RunAsync(HttpContext context, [FromForm] string name, JobSchedules jobs, AuditLog audit, CancellationToken cancellationToken)
    {
        if (!await jobs.RunNowAsync(name, cancellationToken))
        {
            return NoPage.Result();
        }

        await audit.AddAsync(context.User.UserId(), "job-run", cancellationToken, subject: name);
        return Results.LocalRedirect($"~/console/jobs?started={Uri.EscapeDataString(name)}");
    }
}
