using System.Globalization;
using ChatDigestBot.Jobs;
using ChatDigestBot.Roles;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;
using ChatDigestBot.Web;
using Hangfire;
using Hangfire.Dashboard;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Net.Http.Headers;

namespace ChatDigestBot.Console.Jobs;

/// <summary>Hangfire's dashboard at <c>/hangfire</c>: behind the console's sign-in, in its frame, with what admins do there written down.</summary>
internal static class HangfireDashboard
{
    public const string Path = "/hangfire";

    // Ours, but for fonts of one's own, and for the one style that Chart.js puts into the page and empty style attributes; a test in a
    // browser fails when a new version of Hangfire needs something else.
    private const string Policy =
        "default-src 'none'; style-src 'self' 'unsafe-hashes' 'sha256-z7zcnw/4WalZqx+PrNaRnoeLz/G9WXuFqV1WCJ129sg=' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; "
        + "script-src 'self'; connect-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private const int MaxNamedJobs = 20;

    private static readonly CultureInfo English = new EnglishCulture();

    /// <summary>What Hangfire looks for in the container when its dashboard is opened.</summary>
    public static IServiceCollection AddJobsDashboard(this IServiceCollection services) => services
        .AddSingleton<IGlobalConfiguration>(_ => GlobalConfiguration.Configuration)
        .AddSingleton(_ => DashboardRoutes.Routes);

    public static void MapJobsDashboard(this WebApplication app)
    {
        var web = app.Services.GetRequiredService<WebOptions>();
        var titles = app.Services.GetRequiredService<JobTitles>();
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase), branch => branch.Use(WatchAsync));
        app.MapHangfireDashboardWithAuthorizationPolicy(AdminSession.Policy, Path, new DashboardOptions
        {
            AppPath = web.Link("/console"),
            // It reckons "in 2 hours" by the browser's clock.
            DashboardTitle = app.Services.GetService<SimulatedClock>() is null ? "ChatDigestBot jobs" : "ChatDigestBot jobs · simulated clock",
            DisplayNameFunc = (_, job) => job.Args is [string name, ..] ? titles.Of(Language.English, name) : job.Type.Name,
            DisplayStorageConnectionString = false,
            StatsPollingInterval = 5000,
            IsReadOnlyFunc = context => context.GetHttpContext().Role() < Role.Admin,
        });
    }

    private static async Task WatchAsync(HttpContext context, RequestDelegate next)
    {
        if (OwnOrigin.IsFromElsewhere(context))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        CultureInfo.CurrentUICulture = English;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.CacheControl = "no-cache, no-store"; // as antiforgery sets it, which else warns at each page
        context.Response.OnStarting(() =>
        {
            if (IsAsset(context.Response.ContentType))
            {
                // Their addresses hold a hash of the content.
                headers.CacheControl = "private, max-age=31536000, immutable";
                headers.Remove(HeaderNames.Pragma);
            }

            return Task.CompletedTask;
        });
        try
        {
            if (context.Request.HasFormContentType && !WholeText.IsWhole(await context.Request.ReadFormAsync(context.RequestAborted)))
            {
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return;
            }

            await next(context);
        }
        catch (Exception exception) when (exception is AntiforgeryValidationException or BadHttpRequestException or InvalidDataException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest; // no form at all, or more than one takes
        }
        catch (InvalidOperationException) when (!context.Request.HasFormContentType && !context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest; // some of its addresses read a form without asking whether there is one
        }

        if (HttpMethods.IsPost(context.Request.Method) && context.Response.StatusCode < 300 && !context.Request.Path.StartsWithSegments(Path + "/stats"))
        {
            await WriteDownAsync(context);
        }
    }

    private static bool IsAsset(string? contentType) => contentType is not null
        && (contentType.StartsWith("text/css", StringComparison.Ordinal) || contentType.Contains("javascript", StringComparison.Ordinal)
            || contentType.Contains("font", StringComparison.Ordinal));

    private static async Task WriteDownAsync(HttpContext context)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(CancellationToken.None) : FormCollection.Empty;
        var ids = form["jobs[]"].Where(id => id is { Length: > 0 and < 100 }).Select(id => id!).ToList();
        var storage = context.RequestServices.GetRequiredService<JobStorage>();
        var names = await Task.Run(() => Name(ids.Take(MaxNamedJobs), storage), CancellationToken.None);
        await context.RequestServices.GetRequiredService<AuditLog>().AddAsync(
            context.User.UserId(), new AuditAct.Dashboard(context.Request.Path.Value!.TrimStart('/'), string.Join(", ", names), ids.Count - names.Count), CancellationToken.None);
    }

    /// <summary>Recurring jobs have their name for an id; a run has a number, and the job's name is put beside it.</summary>
    private static List<string> Name(IEnumerable<string> ids, JobStorage storage)
    {
        using var connection = storage.GetConnection();
        return [.. ids.Select(id => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            && connection.GetJobData(id)?.Job?.Args is [string name, ..] ? $"{id} ({name})" : id)];
    }

    /// <summary>The program knows no cultures but the invariant one, of which the page would say that it is in a language "iv".</summary>
    private sealed class EnglishCulture() : CultureInfo("")
    {
        public override string Name => "en";

        public override string TwoLetterISOLanguageName => "en";
    }
}
