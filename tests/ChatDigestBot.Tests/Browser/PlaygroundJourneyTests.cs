using System.Text.RegularExpressions;
using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Playground.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatDigestBot.Tests.Browser;

/// <summary>The whole product as a person meets it: the playground's page in Chromium, the real bot behind it.</summary>
[Collection(BrowserTests.Name)]
public sealed partial class PlaygroundJourneyTests(BrowserFixture browser) : IAsyncLifetime
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("chatdigestbot-browser-");
    private PlaygroundApp playground = null!;
    private BrowserVisit visit = null!;

    private IPage Page => visit.Page;

    public async Task InitializeAsync()
    {
        using (var kept = PlaygroundFolder.Open(data.FullName))
        {
            kept.WriteClock(MiddleOfTheDay.Ahead());
        }

        playground = await PlaygroundApp.StartAsync(new PlaygroundOptions { ChatPort = 0, ApiPort = 0, BotPort = 0, DataDirectory = data.FullName }, CancellationToken.None);
        visit = await BrowserVisit.BeginAsync(browser);
        await Page.GotoAsync(playground.ChatAddress.ToString());
    }

    public async Task DisposeAsync()
    {
        await visit.DisposeAsync();
        await playground.DisposeAsync();
        data.Delete(recursive: true);
    }

    [Fact]
    public async Task A_reader_starts_chooses_two_topics_reads_the_first_digest_searches_and_opens_a_result()
    {
        await SayAsync("/start");
        await ChooseAsync("智慧城市");
        await visit.LookAsync("journey-topics");
        await ChooseAsync("人工智能");
        await Page.Locator(".key").Filter(new() { HasText = "看简报" }).ClickAsync();

        // Value is seen within ten seconds.
        await Expect(FromBot.Last.Locator(".text")).ToContainTextAsync("1. ");
        await visit.LookAsync("journey-digest");
        await AssertNotLongerThanAScreenAsync(FromBot.Last);
        var titles = await TitlesAsync(FromBot.Last);
        await AssertTopicsAsync(titles, ["smart-city", "ai"]);
        // Only what this reader reads.
        Assert.All(titles, title => Assert.Contains(title, letter => letter is >= '\u4e00' and <= '\u9fff'));
        await Expect(FromBot.Last.Locator(".text")).ToContainTextAsync("以后每天 08:00（上海时间）");

        var before = await FromBot.CountAsync();
        await SayAsync("/search 智慧城市");
        await Expect(FromBot).ToHaveCountAsync(before + 1);
        await Expect(FromBot.Last.Locator(".text b").First).ToHaveTextAsync("智慧城市");
        await visit.LookAsync("journey-search");
        var first = Regex.Match(await FromBot.Last.Locator(".text").InnerTextAsync(), @"^1\. (.+)$", RegexOptions.Multiline).Groups[1].Value.Trim();
        await FromBot.Last.Locator(".key").First.ClickAsync();
        await Expect(FromBot).ToHaveCountAsync(before + 2);
        await Expect(FromBot.Last.Locator(".text b").First).ToHaveTextAsync(first);
        await visit.LookAsync("journey-read");
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData("Emma", "Pick your topics", "Artificial intelligence", "Show my digest", "From now on: every day at 08:00")]
    [InlineData("張美玲", "挑幾個話題", "人工智慧", "看簡報", "以後每天 08:00")]
    public async Task Settling_in_takes_three_taps_in_ones_own_language(string name, string greeting, string topic, string done, string promise)
    {
        await Page.Locator("#people .row").Filter(new() { HasText = name }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "START" }).ClickAsync();
        await Expect(FromBot.Last).ToContainTextAsync(greeting);
        await ChooseAsync(topic);
        await KeyAsync(done);
        await Expect(FromBot.Last.Locator(".text")).ToContainTextAsync(promise);
        await visit.LookAsync($"journey-settling-{name}");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Settings_are_on_one_screen_in_the_readers_script_and_changed_by_its_buttons()
    {
        await Page.Locator("#people .row").Filter(new() { HasText = "張美玲" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "START" }).ClickAsync();
        await Expect(FromBot.Last).ToContainTextAsync("挑幾個話題");
        await ChooseAsync("智慧城市");
        await SayAsync("/settings");
        await Expect(FromBot.Last.Locator(".text b").First).ToHaveTextAsync("設定");
        await visit.LookAsync("journey-settings");
        await KeyAsync("所有語言");
        await Expect(FromBot.Last.Locator(".key").Filter(new() { HasText = "只看中文" })).ToHaveCountAsync(1);
        await SayAsync("/settings");
        await KeyAsync("暫停");
        await Expect(FromBot.Last).ToContainTextAsync("暫停");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task In_a_group_its_admin_chooses_and_a_tap_on_an_item_opens_it_in_private()
    {
        await Page.Locator("#groups .row").First.ClickAsync();
        await Expect(FromBot).ToHaveCountAsync(1);
        await Page.Locator("#speaker-choice").SelectOptionAsync(new SelectOptionValue { Label = "陈浩" });
        await SayAsync("/subscribe@chat_digest_bot smart-city");
        await Expect(FromBot).ToHaveCountAsync(2);
        await SayAsync("/digest@chat_digest_bot");
        await Expect(FromBot.Last.Locator(".text")).ToContainTextAsync("1. ");
        await visit.LookAsync("journey-group");
        var title = (await TitlesAsync(FromBot.Last))[0];
        var before = await FromBot.CountAsync();
        await FromBot.Last.Locator(".key").First.ClickAsync();

        // The group's chat is left for the private one; there the item is read, and nothing was posted for everybody.
        await Expect(Page.GetByText("You are 陈浩")).ToBeVisibleAsync();
        await Expect(FromBot.Filter(new() { HasText = title })).ToHaveCountAsync(1);
        await Page.Locator("#groups .row").First.ClickAsync();
        await Expect(FromBot).ToHaveCountAsync(before);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_channel_is_connected_in_private_and_gets_its_digest_in_the_morning()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "START" }).ClickAsync();
        await Expect(FromBot).ToHaveCountAsync(1);
        var owner = playground.World.People[0];
        var channel = playground.World.AddChannel("City news", owner);
        playground.World.AddBotToGroup(owner, channel, asAdmin: true);
        await Expect(FromBot.Last).ToContainTextAsync("City news");
        await visit.LookAsync("journey-channel-asked");
        await FromBot.Last.Locator(".key").First.ClickAsync();
        await Expect(FromBot.Last).ToContainTextAsync("📢 City news");
        await KeyAsync("智慧城市");
        await Expect(FromBot.Last.Locator(".key").Filter(new() { HasText = "✅" })).ToHaveCountAsync(1);
        await NextMorningAsync("digest sent");

        await Page.Locator("#groups .row").Filter(new() { HasText = "City news" }).ClickAsync();
        await Expect(FromBot.Last.Locator(".text")).ToContainTextAsync("1. ");
        await visit.LookAsync("journey-channel");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task On_a_phone_in_the_dark_a_digest_an_article_and_the_settings_fit()
    {
        await using var phone = await BrowserVisit.BeginAsync(browser, width: 390, height: 844, isDark: true);
        var page = phone.Page;
        await page.GotoAsync(playground.ChatAddress.ToString());
        await page.Locator("#people .row").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "START" }).ClickAsync();
        var fromBot = page.Locator(".msg:not(.out)");
        await Expect(fromBot).ToHaveCountAsync(1);
        foreach (var (said, file) in new[] { ("/subscribe smart-city ai chips", (string?)null), ("/digest", "phone-digest.png"), ("/settings", "phone-settings.png") })
        {
            var before = await fromBot.CountAsync();
            await page.GetByLabel("Message", new() { Exact = true }).FillAsync(said);
            await page.Keyboard.PressAsync("Enter");
            await Expect(fromBot).ToHaveCountAsync(before + 1);
            await AssertFitsAsync(phone, file);
        }

        await fromBot.Filter(new() { HasText = "1. " }).Last.Locator(".key").First.ClickAsync();
        await Expect(fromBot.Last.Locator(".key").Filter(new() { HasText = "▸" })).ToHaveCountAsync(1);
        await AssertFitsAsync(phone, "phone-article.png");
        Assert.Empty(phone.Complaints);
    }

    private static async Task AssertFitsAsync(BrowserVisit phone, string? file)
    {
        Assert.Equal(0, await phone.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        if (file is not null)
        {
            await phone.LookAsync(Path.GetFileNameWithoutExtension(file));
            await phone.PictureAsync(file);
        }
    }

    [Fact]
    public async Task Words_after_the_bots_name_find_articles_to_send()
    {
        await SayAsync("/start");
        await Expect(FromBot).ToHaveCountAsync(1);
        await Page.GetByLabel("Message", new() { Exact = true }).FillAsync("@chat_digest_bot 芯片");
        var card = Page.Locator("#cards").GetByRole(AriaRole.Option).First;
        var title = await card.Locator("b").TextContentAsync();
        await visit.LookAsync("journey-inline");
        await card.ClickAsync();

        await Expect(Page.Locator(".msg.out").Last.Locator(".text")).ToContainTextAsync(title!);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task The_next_morning_brings_everybody_their_digest()
    {
        foreach (var row in new[] { 0, 1 })
        {
            await Page.Locator("#people .row").Nth(row).ClickAsync();
            await Page.GetByRole(AriaRole.Button, new() { Name = "START" }).ClickAsync();
            await SayAsync($"/subscribe {AllTopics}");
            await Expect(FromBot).ToHaveCountAsync(2);
            // Who leaves before the answer has come into view has it to read still.
            await Expect(Page.Locator("#people .row").Nth(row).Locator(".unread")).ToHaveCountAsync(0);
        }

        await NextMorningAsync("digest sent to 2 people");

        await Expect(FromBot).ToHaveCountAsync(3);
        await Expect(FromBot.Last).ToContainTextAsync("1. ");
        await Expect(Page.Locator("#people .row").First.Locator(".unread")).ToHaveTextAsync("1");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Each_morning_brings_only_what_is_new()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "START" }).ClickAsync();
        await SayAsync($"/subscribe {AllTopics}");
        await Expect(FromBot).ToHaveCountAsync(2);
        await SayAsync("/digest");
        await Expect(FromBot).ToHaveCountAsync(3);
        var had = await TitlesAsync(FromBot.Last);

        for (var morning = 1; morning <= 3; morning++)
        {
            await NextMorningAsync("digest sent to 1 person");
            await Expect(FromBot).ToHaveCountAsync(3 + morning);
            var titles = await TitlesAsync(FromBot.Last);
            Assert.NotEmpty(titles);
            Assert.Empty(titles.Intersect(had));
            had = [.. had, .. titles];
            await visit.LookAsync($"journey-morning-{morning}");
        }

        await visit.PictureAsync("chat.png");
        Assert.Empty(visit.Complaints);
    }

    /// <summary>Eight items, folded, on a phone.</summary>
    private async Task AssertNotLongerThanAScreenAsync(ILocator digest)
    {
        await Expect(digest.Locator(".key", new() { HasTextRegex = new Regex(@"^\d$") })).ToHaveCountAsync(8);
        await Page.SetViewportSizeAsync(390, 844);
        await Page.Locator("#people .row").First.ClickAsync();
        Assert.InRange((await digest.Locator(".text").BoundingBoxAsync())!.Height, 100, 850);
        await visit.LookAsync("journey-digest-phone");
        await Page.SetViewportSizeAsync(1280, 800);
    }

    private ILocator FromBot => Page.Locator(".msg:not(.out)");

    private string AllTopics => string.Join(' ', playground.Bot!.Services.GetRequiredService<TopicCatalogue>().All.Select(topic => topic.Id));

    private async Task SayAsync(string text)
    {
        await Page.GetByLabel("Message", new() { Exact = true }).FillAsync(text);
        await Page.Keyboard.PressAsync("Enter");
    }

    private async Task NextMorningAsync(string outcome)
    {
        await Page.Locator("#clock").GetByRole(AriaRole.Button, new() { Name = "Next morning 08:00" }).ClickAsync();
        await Expect(Page.Locator("#progress")).ToContainTextAsync(outcome);
        await Expect(Page.Locator("#clock").GetByRole(AriaRole.Button, new() { Name = "Next morning 08:00" })).ToBeEnabledAsync();
    }

    private static async Task<IReadOnlyList<string>> TitlesAsync(ILocator digest)
    {
        var numbered = (await digest.Locator(".text b").AllTextContentsAsync()).Where(bold => Numbered().IsMatch(bold));
        return [.. numbered.Select(bold => Numbered().Replace(bold, ""))];
    }

    private Task KeyAsync(string words) => FromBot.Last.Locator(".key").Filter(new() { HasText = words }).ClickAsync();

    private async Task ChooseAsync(string topic)
    {
        var button = Page.Locator(".key").Filter(new() { HasText = topic });
        await button.ClickAsync();
        await Expect(button).ToContainTextAsync("✅");
    }

    private async Task AssertTopicsAsync(IReadOnlyList<string> titles, IReadOnlyList<string> topics)
    {
        var articles = await playground.Bot!.Services.GetRequiredService<ArticleCatalogue>().ListAsync(new ArticleFilter { Limit = 500 }, CancellationToken.None);
        Assert.All(titles, title => Assert.NotEmpty(Assert.Single(articles, article => article.Title == title).Topics.Intersect(topics)));
    }

    [GeneratedRegex(@"^\d+\. ")]
    private static partial Regex Numbered();
}
