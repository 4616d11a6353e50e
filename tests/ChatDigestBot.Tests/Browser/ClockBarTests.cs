using ChatDigestBot.Playground.Bots;
using ChatDigestBot.Playground.Posts;
using ChatDigestBot.Playground.Time;
using ChatDigestBot.Tests.Playground;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatDigestBot.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class ClockBarTests(BrowserFixture browser) : IDisposable
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("chatdigestbot-clock-");

    [Fact]
    public async Task The_next_morning_brings_posts_and_digests_and_says_so_step_by_step()
    {
        var clock = new JumpableClock(TimeProvider.System, MiddleOfTheDay.Ahead());
        await using var page = await PageUnderTest.StartAsync(PageScene.Fill, clock);
        var posts = await PostsAsync(clock.GetUtcNow());
        var mayIndex = new TaskCompletionSource();
        using var jumps = new ClockJumps(clock, posts, page.Notices, new BotSteps(
            _ => mayIndex.Task,
            _ =>
            {
                PageScene.Send(page.World, page.World.People[0], "🏙 今天的简报");
                return Task.CompletedTask;
            },
            _ => Task.FromResult<DateTimeOffset?>(null),
            (_, _) => Task.FromResult(new JumpCounts(Digests: 1, Alerts: 1, NothingNew: 2))));
        page.Controls.Jumps = jumps;
        await using var visit = await BrowserVisit.BeginAsync(browser);
        await visit.Page.GotoAsync(page.Address.ToString());
        var morning = visit.Page.Locator("#clock").GetByRole(AriaRole.Button, new() { Name = "Next morning 08:00" });

        await morning.ClickAsync();
        await Expect(visit.Page.Locator("#progress")).ToContainTextAsync("1 new post written");
        await Expect(morning).ToBeDisabledAsync();
        await visit.LookAsync("jumping");
        mayIndex.SetResult();
        await Expect(visit.Page.Locator("#progress")).ToContainTextAsync("digest sent to 1 person");
        await Expect(visit.Page.Locator("#progress")).ToContainTextAsync("alert sent to 1 person");
        await Expect(visit.Page.Locator("#progress")).ToContainTextAsync("2 digests were due, nothing new in their topics");
        await Expect(morning).ToBeEnabledAsync();
        await Expect(visit.Page.Locator("#clock-time")).ToContainTextAsync("08:00 Shanghai");
        await Expect(visit.Page.Locator("#toast")).ToBeHiddenAsync();
        await visit.LookAsync("jumped");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task The_panel_offers_more_jumps_and_the_faults()
    {
        var clock = new JumpableClock(TimeProvider.System, MiddleOfTheDay.Ahead());
        await using var page = await PageUnderTest.StartAsync(PageScene.Fill, clock);
        using var jumps = new ClockJumps(clock, await PostsAsync(clock.GetUtcNow()), page.Notices, new BotSteps(
            _ => Task.CompletedTask, _ => Task.CompletedTask, _ => Task.FromResult<DateTimeOffset?>(null), (_, _) => Task.FromResult(new JumpCounts(0, 0, 0))));
        page.Controls.Jumps = jumps;
        await using var visit = await BrowserVisit.BeginAsync(browser);
        await visit.Page.GotoAsync(page.Address.ToString());

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Clock, faults, places" }).ClickAsync();
        await Expect(visit.Page.Locator("#held-back")).ToHaveTextAsync("3 posts are held back for the next mornings.");
        var slow = visit.Page.GetByRole(AriaRole.Switch, new() { Name = "Slow network" });
        await slow.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Space");
        await Expect(slow).ToBeCheckedAsync();
        await visit.LookAsync("panel");
        // The switch moves at once; the server hears of it a moment later.
        await Until.SoAsync(() => page.Controls.Faults.Show().Single(fault => fault.Name == "slow").IsOn);

        var before = page.World.Now;
        await visit.Page.Locator("#panel").GetByRole(AriaRole.Button, new() { Name = "+1 day" }).ClickAsync();
        await Expect(visit.Page.Locator("#progress")).ToContainTextAsync("no digest was due");
        Assert.InRange(page.World.Now - before, TimeSpan.FromDays(1), TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData("en-GB")]
    [InlineData("zh-CN")]
    public async Task The_clock_fits_on_a_phone(string locale)
    {
        var clock = new JumpableClock(TimeProvider.System, MiddleOfTheDay.Ahead());
        await using var page = await PageUnderTest.StartAsync(PageScene.Fill, clock);
        using var jumps = new ClockJumps(clock, await PostsAsync(clock.GetUtcNow()), page.Notices, new BotSteps(
            _ => Task.CompletedTask, _ => Task.CompletedTask, _ => Task.FromResult<DateTimeOffset?>(null), (_, _) => Task.FromResult(new JumpCounts(0, 0, 0))));
        page.Controls.Jumps = jumps;
        await using var visit = await BrowserVisit.BeginAsync(browser, locale, width: 360, height: 700);
        await visit.Page.GotoAsync(page.Address.ToString());
        await visit.Page.Locator("#people .row").First.TapAsync();
        await visit.Page.Locator("#clock [data-jump=morning]").TapAsync();
        await Expect(visit.Page.Locator("#progress")).ToBeVisibleAsync();
        await visit.LookAsync($"phone-clock-{locale}");

        Assert.Equal(360, await visit.Page.EvaluateAsync<int>("Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)"));
        await visit.Page.Locator("#theme").ClickAsync();
        await visit.Page.Locator("#panel-toggle").ClickAsync();
        await Expect(visit.Page.Locator("#panel")).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);
    }

    public void Dispose() => root.Delete(recursive: true);

    private async Task<PostFolder> PostsAsync(DateTimeOffset now)
    {
        var source = Directory.CreateDirectory(Path.Combine(root.FullName, "source"));
        for (var number = 1; number <= 9; number++)
        {
            await File.WriteAllTextAsync(Path.Combine(source.FullName, $"{number}.md"), $"---\ntitle: x\ndate: 2026-09-0{number} 10:00:00\n---\n");
        }

        var posts = new PostFolder(Path.Combine(root.FullName, "playground"), Shanghai);
        await posts.CopyAsync(source.FullName, now, CancellationToken.None);
        return posts;
    }
}
