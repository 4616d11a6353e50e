using System.Net;
using System.Text.RegularExpressions;
using ChatDigestBot.Jobs;
using ChatDigestBot.Tests.Journeys;
using ChatDigestBot.Tests.Playground;
using ChatDigestBot.Texts;
using ChatDigestBot.Web;
using Hangfire;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDigestBot.Tests.Console;

/// <summary>Hangfire's dashboard as requests meet it: who gets in, and what is written down.</summary>
public sealed partial class JobsDashboardTests : IAsyncLifetime
{
    private const long AdminId = 501;

    private JourneyApp App { get; set; } = null!;

    public async Task InitializeAsync()
    {
        App = await JourneyApp.StartAsync(new JourneyOptions
        {
            Admins = [AdminId],
            // With a model's server there are all jobs; nothing is asked of it while nobody is subscribed.
            Settings = ["Web:PublicUrl=https://bot.example.com/news", "Summaries:Endpoint=http://127.0.0.1:9/v1", "Summaries:Model=none"],
        });
        // The engine does so on a thread of its own, some time after the start.
        App.Services.GetRequiredService<JobSchedules>().Declare();
    }

    public async Task DisposeAsync() => await App.DisposeAsync();

    [Theory]
    [InlineData("/hangfire")]
    [InlineData("/hangfire/recurring")]
    [InlineData("/hangfire/jobs/details/1")]
    [InlineData("/hangfire/css1825015")]
    public async Task Nobody_sees_it_without_signing_in(string path)
    {
        using var stranger = Browser();
        var answer = await stranger.GetAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("/console/sign-in", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        // Its script polls: that must not be led to a page.
        using var poll = new HttpRequestMessage(HttpMethod.Post, "/hangfire/stats") { Headers = { { "X-Requested-With", "XMLHttpRequest" } } };
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.SendAsync(poll)).StatusCode);
    }

    [Fact]
    public async Task It_stands_in_the_frame_of_the_console_and_links_keep_the_prefix()
    {
        using var admin = await SignInAsync();
        var answer = await admin.GetAsync("/hangfire/recurring");
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("ChatDigestBot jobs</title>", page, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/news/console\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/news/hangfire/recurring\"", page, StringComparison.Ordinal);
        Assert.Contains("Plan due digests", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Host: ", page, StringComparison.Ordinal);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-inline", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("font-src", (await admin.GetAsync("/console/jobs")).Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("href=\"/news/hangfire\"", await admin.GetStringAsync("/console/jobs"), StringComparison.Ordinal);

        var script = await admin.GetAsync(ScriptAddress().Match(page).Groups[1].Value);
        Assert.True(script.Headers.CacheControl!.Private && script.Headers.CacheControl.MaxAge > TimeSpan.FromDays(300), $"{script.Headers.CacheControl}");
    }

    [Fact]
    public async Task A_form_without_or_with_a_forged_token_or_from_elsewhere_is_refused_and_starts_nothing()
    {
        App.Log.Expect(4, 7); // antiforgery warns of each form it refuses
        using var admin = await SignInAsync();
        var (header, token) = await TokenAsync(admin);
        using var stranger = Browser();
        Assert.Equal(HttpStatusCode.Redirect, (await TriggerAsync(stranger, header, token)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await TriggerAsync(admin, header, null)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await TriggerAsync(admin, header, string.Concat(token.Reverse()))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await TriggerAsync(admin, header, token, origin: "https://evil.example")).StatusCode);
        Assert.DoesNotContain(await AuditAsync(), action => action.StartsWith("hangfire", StringComparison.Ordinal));
        Assert.DoesNotContain(await App.Services.GetRequiredService<JobRunStore>().LatestAsync(null, null, 100, CancellationToken.None), run => run.Name == "prune-digests");
    }

    [Fact]
    public async Task Who_triggered_requeued_or_deleted_what_is_written_down()
    {
        using var admin = await SignInAsync();
        var (header, token) = await TokenAsync(admin);
        Assert.True((await TriggerAsync(admin, header, token)).IsSuccessStatusCode);
        await Until.SoAsync(async () => (await App.Services.GetRequiredService<JobRunStore>().LatestAsync(null, null, 100, CancellationToken.None))
            .Any(run => run is { Name: "prune-digests", Outcome: JobOutcome.Succeeded }));
        Assert.Contains("hangfire/recurring/trigger prune-digests", await AuditAsync());

        var details = "";
        await Until.SoAsync(async () => (details = JobDetails().Match(await admin.GetStringAsync("/hangfire/jobs/succeeded")).Groups[1].Value).Length > 0);
        Assert.Contains("0 editions removed", WebUtility.HtmlDecode(await admin.GetStringAsync($"/hangfire/jobs/details/{details}")), StringComparison.Ordinal);
        Assert.True((await PostAsync(admin, "/hangfire/jobs/succeeded/requeue", header, token, details)).IsSuccessStatusCode);
        Assert.Contains($"hangfire/jobs/succeeded/requeue {details} (prune-digests)", await AuditAsync());
        Assert.Contains("started on Hangfire's dashboard: Delete old editions", WebUtility.HtmlDecode(await admin.GetStringAsync("/console")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trigger_waits_for_no_lock_of_the_schedule()
    {
        using var admin = await SignInAsync();
        var (header, token) = await TokenAsync(admin);
        using var deadNode = App.Services.GetRequiredService<JobStorage>().GetConnection();
        using var ofJob = deadNode.AcquireDistributedLock("lock:recurring-job:prune-digests", TimeSpan.FromSeconds(5));
        Assert.True((await TriggerAsync(admin, header, token)).IsSuccessStatusCode);
        await Until.SoAsync(async () => (await App.Services.GetRequiredService<JobRunStore>().LatestAsync("prune-digests", JobOutcome.Succeeded, 1, CancellationToken.None)).Count > 0);
    }

    [Fact]
    public async Task Every_job_has_a_title_and_words_in_each_language_for_what_it_achieved()
    {
        var texts = App.Services.GetRequiredService<TextCatalogue>();
        var declared = App.Services.GetRequiredService<JobSchedules>().Declared.ToList();
        Assert.Equal(texts.Keys(Language.English).Where(key => key.StartsWith("jobs.", StringComparison.Ordinal)).Order(), declared.Select(job => $"jobs.{job.Name}").Order());
        foreach (var job in declared)
        {
            await App.Services.GetRequiredService<JobRunner>().RunInTurnAsync(job, CancellationToken.None);
            var run = (await App.Services.GetRequiredService<JobRunStore>().LatestAsync(job.Name, JobOutcome.Succeeded, 1, CancellationToken.None))[0];
            Assert.NotEmpty(run.Points);
            Assert.All(run.Points, point => Assert.All(Languages.All, language => Assert.True(texts.Has(language, $"pages.results.{point.Name}"), $"{job.Name}: {point.Name}")));
        }
    }

    private static async Task<(string Header, string Token)> TokenAsync(HttpClient admin)
    {
        var page = await admin.GetStringAsync("/hangfire/recurring");
        return (Meta("csrf-header").Match(page).Groups[1].Value, Meta("csrf-token").Match(page).Groups[1].Value);

        static Regex Meta(string name) => new($"name=\"{name}\" content=\"([^\"]+)\"");
    }

    private static Task<HttpResponseMessage> TriggerAsync(HttpClient browser, string header, string? token, string? origin = null) =>
        PostAsync(browser, "/hangfire/recurring/trigger", header, token, "prune-digests", origin);

    private static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string path, string header, string? token, string job, string? origin = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([new("jobs[]", job)]) };
        if (token is not null)
        {
            request.Headers.Add(header, token);
        }

        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return await browser.SendAsync(request);
    }

    private async Task<List<string>> AuditAsync() =>
        [.. (await App.Services.GetRequiredService<AuditLog>().ListAsync(null, 50, CancellationToken.None)).Select(entry => $"{entry.Action} {entry.Subject}".TrimEnd())];

    private async Task<HttpClient> SignInAsync()
    {
        var keys = App.Services.GetRequiredService<SignInKeyStore>();
        var key = await keys.IssueAsync(AdminId, CancellationToken.None);
        var browser = Browser();
        // The cookie is for https where the public address is: the proxy in front says so.
        var form = await browser.GetAsync($"/console/sign-in?key={key}");
        using var fields = new FormUrlEncodedContent([new("key", key), new("__RequestVerificationToken", FormToken().Match(await form.Content.ReadAsStringAsync()).Groups[1].Value)]);
        using var signIn = new HttpRequestMessage(HttpMethod.Post, "/console/sign-in") { Content = fields };
        var answer = await browser.SendAsync(signIn);
        Assert.Equal("/news/console", answer.Headers.Location?.OriginalString);
        return browser;
    }

    private HttpClient Browser() => new(new SecureCookies(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })) { BaseAddress = App.BotAddress };

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    [GeneratedRegex("<script src=\"/news(/hangfire/js[0-9]+)\"")]
    private static partial Regex ScriptAddress();

    [GeneratedRegex("/hangfire/jobs/details/([0-9]+)\"[^>]*>\\s*Delete old editions")]
    private static partial Regex JobDetails();

    /// <summary>Gives every cookie back, also those marked for https: a proxy that ends TLS stands between.</summary>
    private sealed class SecureCookies(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private readonly Dictionary<string, string> cookies = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (cookies.Count > 0)
            {
                request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            }

            var answer = await base.SendAsync(request, cancellationToken);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                var parts = cookie.Split(';')[0].Split('=', 2);
                cookies[parts[0]] = parts[1];
            }

            return answer;
        }
    }
}
