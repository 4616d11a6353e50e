using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatDigestBot.Web;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: the checks of the features, each with its figures.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/health/live", ReadMethods.All, () => Results.Text("alive"));
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync });
    }

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        var answer = new Dictionary<string, object> { ["status"] = Words(report.Status) };
        foreach (var (name, check) in report.Entries)
        {
            answer[name] = new Dictionary<string, object>(check.Data)
            {
                // The text of an exception, which the framework takes for a description, is not for everybody.
                ["status"] = check.Status == HealthStatus.Healthy ? "ok" : check.Exception is null && check.Description is { } words ? words : "failing",
            };
        }

        return context.Response.WriteAsJsonAsync(answer);
    }

    // Degraded: people are still served, but somebody should look; the answer stays 200.
    private static string Words(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "ready",
        HealthStatus.Degraded => "degraded",
        _ => "not ready",
    };
}
