using System.Text.RegularExpressions;
using ChatDigestBot.Tests.Journeys;
using Microsoft.Playwright;

namespace ChatDigestBot.Tests.Browser;

/// <summary>An admin's way from the chat into the console, in a real browser.</summary>
[Collection(ConsoleBrowserTests.Name)]
public sealed partial class ConsoleTests(BrowserFixture fixture)
{
    private const long AdminId = 501;

    [Fact]
    public async Task An_admin_signs_in_with_the_key_from_the_chat_and_runs_a_job()
    {
        await using var journey = await StartAsync();
        await using var visit = await BrowserVisit.BeginAsync(fixture);
        await SignInAsync(journey, visit.Page);

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator(".fact", new() { HasText = "Subscribers" }).Locator(".figure")).ToHaveTextAsync("3");
        await Assertions.Expect(visit.Page.GetByText("2 articles in 2 stories")).ToBeVisibleAsync();
        await visit.LookAsync("console");

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Jobs", Exact = true }).ClickAsync();
        var row = visit.Page.GetByRole(AriaRole.Row, new() { NameRegex = PruneJob() }).First;
        await Assertions.Expect(row).ToContainTextAsync("17 4 * * *");
        await row.GetByRole(AriaRole.Button, new() { Name = "Run now" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("“Delete old run records” is started");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Delete old run records" }).Filter(new() { HasText = "nothing to do" }).First).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await visit.LookAsync("console-jobs");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await visit.Page.GotoAsync(new Uri(journey.BotAddress, "/console/jobs").ToString());
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" })).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task An_admin_searches_the_articles_and_sees_why_one_has_its_topics()
    {
        await using var journey = await StartAsync();
        await using var visit = await BrowserVisit.BeginAsync(fixture);
        var page = visit.Page;
        await SignInAsync(journey, page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Articles", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("Newest first.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row)).ToHaveCountAsync(3);

        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Search" }).FillAsync("一百座城市 -<b>芯片");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("1 found");
        await Assertions.Expect(page.Locator("td b").First).ToHaveTextAsync("一百座城市");
        await Assertions.Expect(page.GetByRole(AriaRole.Searchbox, new() { Name = "Search" })).ToHaveValueAsync("一百座城市 -<b>芯片");
        await visit.LookAsync("console-articles");

        await page.GetByRole(AriaRole.Link, new() { Name = "智慧城市大会开幕" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("智慧城市大会开幕，一百座城市参加");
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "Smart cities" })).ToContainTextAsync("title: 智慧城市");
        await Assertions.Expect(page.GetByText("No other article tells it.")).ToBeVisibleAsync();
        await visit.LookAsync("console-article");

        await page.GetByRole(AriaRole.Link, new() { Name = "The page readers see" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Read it in the chat" })).ToBeVisibleAsync();
        await visit.LookAsync("article");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Where_nothing_is_found_the_list_offers_what_finds_something()
    {
        await using var journey = await StartAsync();
        await using var visit = await BrowserVisit.BeginAsync(fixture, width: 390, height: 844, isDark: true);
        var page = visit.Page;
        await SignInAsync(journey, page);
        await page.GotoAsync(new Uri(journey.BotAddress, "/console/articles?q=" + Uri.EscapeDataString("芯片 洋葱圈")).ToString());
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Nothing found. Try one of these:");
        await page.GetByRole(AriaRole.Link, new() { Name = "芯片", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("1 found");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "the page scrolls sideways");
        await visit.LookAsync("console-articles-phone");
        await page.GetByRole(AriaRole.Link, new() { Name = "last 7 days" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Searchbox, new() { Name = "Search" })).ToHaveValueAsync("芯片 last:7d");
        await page.GetByRole(AriaRole.Link, new() { Name = "新款人工智能芯片发布" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "The page readers see" }).ClickAsync();
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "the page scrolls sideways");
        await visit.LookAsync("article-phone");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task The_console_fits_a_phone_in_the_dark()
    {
        await using var journey = await StartAsync();
        await using var visit = await BrowserVisit.BeginAsync(fixture, width: 390, height: 844, isDark: true);
        await SignInAsync(journey, visit.Page);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();
        Assert.True(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "the page scrolls sideways");
        await visit.LookAsync("console-phone");
    }

    private static async Task<JourneyApp> StartAsync()
    {
        var journey = await JourneyApp.StartAsync(new JourneyOptions
        {
            Admins = [AdminId],
            Posts =
            [
                new JourneyPost("智慧城市大会开幕，一百座城市参加", JourneyOptions.Beginning.AddHours(-3)) { Body = "智慧城市大会今天开幕，一百座城市展示了自己的方案。" },
                new JourneyPost("新款人工智能芯片发布", JourneyOptions.Beginning.AddHours(-2)) { Body = "一家公司发布了新款人工智能芯片，功耗降低三成。" },
            ],
        });
        await journey.Starts(journey.Person("Admin", id: AdminId));
        foreach (var name in new[] { "Ada", "小明" })
        {
            var person = journey.Person(name);
            await journey.Starts(person);
            await journey.Says(person, "/subscribe ai smart-city");
        }

        return journey;
    }

    private static async Task SignInAsync(JourneyApp journey, IPage page)
    {
        var admin = journey.World.FindPerson(AdminId)!;
        var seen = await journey.Says(admin, "/console");
        var key = Key().Match(seen.Message.Text).Value;
        await page.GotoAsync(new Uri(journey.BotAddress, $"/console/sign-in?key={key}").ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    [GeneratedRegex("prune-job-runs every day at 12:17")]
    private static partial Regex PruneJob();

    [GeneratedRegex("[0-9A-Za-z]{22}")]
    private static partial Regex Key();
}
