using ChatDigestBot.Jobs;
using ChatDigestBot.Tests.Journeys;
using ChatDigestBot.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatDigestBot.Tests.Browser;

/// <summary>Hangfire's dashboard in a real browser, under the policy that is relaxed for it alone.</summary>
[Collection(ConsoleBrowserTests.Name)]
public sealed class DashboardTests(BrowserFixture fixture)
{
    private const long AdminId = 501;

    [Fact]
    public async Task An_admin_triggers_a_job_and_sees_its_result_and_why_another_failed()
    {
        await using var journey = await StartAsync();
        await using var visit = await BrowserVisit.BeginAsync(fixture);
        var (page, others) = (visit.Page, new List<string>());
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(journey.BotAddress.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                others.Add(request.Url);
            }
        };
        await SignInAsync(journey, page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Hangfire", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Recurring Jobs" }).ClickAsync();
        await Expect(page.GetByText("Plan due digests")).ToBeVisibleAsync();
        await visit.PictureAsync("hangfire-recurring.png");

        await TriggerAsync(page, "prune-digests");
        await Shows(page, journey, "/hangfire/jobs/succeeded", "Delete old editions");
        await page.GetByRole(AriaRole.Link, new() { Name = "Delete old editions" }).First.ClickAsync();
        await Expect(page.GetByText("0 editions removed").First).ToBeVisibleAsync();

        await page.GotoAsync(new Uri(journey.BotAddress, "/hangfire/recurring").ToString());
        await TriggerAsync(page, "break-things");
        await Shows(page, journey, "/hangfire/jobs/failed", "break-things");
        await page.GetByRole(AriaRole.Link, new() { Name = "break-things" }).First.ClickAsync();
        await Expect(page.GetByText("InvalidOperationException. The log line of run").First).ToBeVisibleAsync();
        await Expect(page.GetByText("BreakThingsJob").First).ToBeVisibleAsync();
        Assert.DoesNotContain("王小明", await page.ContentAsync(), StringComparison.Ordinal);
        await visit.PictureAsync("hangfire-failed.png");

        await page.GetByRole(AriaRole.Link, new() { Name = "Back to site" }).ClickAsync();
        await Expect(page.GetByText("started on Hangfire's dashboard: break-things")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Jobs", Exact = true }).ClickAsync();
        await Expect(page.GetByText("InvalidOperationException; see log line of run").First).ToBeVisibleAsync();
        await visit.PictureAsync("console-jobs.png");
        Assert.Empty(visit.Complaints);
        Assert.Empty(others);
    }

    [Theory]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    [InlineData(390, true)]
    public async Task No_page_of_it_complains_in_light_or_dark_or_on_a_phone(int width, bool isDark)
    {
        await using var journey = await StartAsync();
        await using var visit = await BrowserVisit.BeginAsync(fixture, width: width, isDark: isDark);
        await SignInAsync(journey, visit.Page);
        foreach (var path in new[] { "", "/jobs/enqueued", "/jobs/processing", "/jobs/scheduled", "/jobs/succeeded", "/jobs/failed", "/jobs/deleted", "/retries", "/servers", "/recurring" })
        {
            var answer = await visit.Page.GotoAsync(new Uri(journey.BotAddress, "/hangfire" + path).ToString());
            Assert.Equal(200, answer!.Status);
            await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        }

        var ground = await visit.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
        Assert.Equal(isDark, ground != "rgb(255, 255, 255)");
        await visit.LookAsync($"hangfire-{width}-{(isDark ? "dark" : "light")}");
        await visit.Page.GotoAsync(new Uri(journey.BotAddress, "/console/jobs").ToString());
        Assert.True(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "the page scrolls sideways");
        await visit.LookAsync($"jobs-{width}-{(isDark ? "dark" : "light")}");
        Assert.Empty(visit.Complaints);
    }

    private static async Task TriggerAsync(IPage page, string job)
    {
        await page.Locator($"input[type=checkbox][value={job}]").CheckAsync();
        // The dashboard asks in the background and then loads the page again.
        await page.EvaluateAsync("window.isOld = true");
        await page.GetByRole(AriaRole.Button, new() { Name = "Trigger now" }).ClickAsync();
        await page.WaitForFunctionAsync("() => !window.isOld && document.readyState === 'complete'");
    }

    /// <summary>The dashboard's lists do not change by themselves.</summary>
    private static async Task Shows(IPage page, JourneyApp journey, string path, string text)
    {
        await Playground.Until.SoAsync(async () =>
        {
            await page.GotoAsync(new Uri(journey.BotAddress, path).ToString());
            return await page.GetByRole(AriaRole.Link, new() { Name = text }).CountAsync() > 0;
        });
    }

    private static async Task<JourneyApp> StartAsync()
    {
        var journey = await JourneyApp.StartAsync(new JourneyOptions
        {
            Admins = [AdminId],
            Replace = services => services.AddRecurringJob<BreakThingsJob>("break-things", "5 5 * * *", TimeZoneInfo.Utc, isRetried: false),
        });
        journey.Log.Expect(300);
        return journey;
    }

    private static async Task SignInAsync(JourneyApp journey, IPage page)
    {
        var key = await journey.Services.GetRequiredService<SignInKeyStore>().IssueAsync(AdminId, CancellationToken.None);
        await page.GotoAsync(new Uri(journey.BotAddress, $"/console/sign-in?key={key}").ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();
    }

    internal sealed class BreakThingsJob : IJob
    {
        public Task<JobResult> RunAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("the words of 王小明");
    }
}
