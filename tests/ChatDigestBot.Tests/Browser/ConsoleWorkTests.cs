using System.Text.RegularExpressions;
using ChatDigestBot.Playground.Faults;
using ChatDigestBot.Playground.Worlds;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Journeys;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static ChatDigestBot.Tests.Playground.Until;
using static Microsoft.Playwright.Assertions;

namespace ChatDigestBot.Tests.Browser;

/// <summary>An editor's work in a real browser, in both languages: a broadcast from the first word to its recall, and a digest before its readers see it.</summary>
[Collection(ConsoleBrowserTests.Name)]
public sealed partial class ConsoleWorkTests(BrowserFixture fixture)
{
    private const long EditorId = 501;
    private const string Lamps = "港湾市一千二百根智慧灯杆投用，雨天自己变亮";
    private const string Brain = "城市大脑接管三百个路口的红绿灯";
    private const string BrainRight = "城市大脑接管三十个路口的红绿灯";
    private const string Parking = "海州三万个车位接进智慧停车平台";
    private const string Bench = "智慧长椅会充电，智慧城市也会累";
    private const string Bus = "智慧公交站台上新，等车先看拥挤度";

    private static readonly string[] Sources = ["晨光网", "海州新闻", "示例科技", "街角周刊", "港湾日报"];

    private bool isEnglish;

    [Theory]
    [InlineData("en")]
    [InlineData("zh-hans")]
    public async Task An_editor_writes_a_broadcast_watches_it_holds_it_lets_it_go_on_corrects_it_and_takes_it_back(string language)
    {
        const int Readers = 14;
        isEnglish = language == "en";
        await using var app = await JourneyApp.StartAsync(new JourneyOptions { Admins = [EditorId], Settings = ["Delivery:MessagesPerSecond=1000", "Delivery:MaxInFlight=2"] });
        await using var visit = await BrowserVisit.BeginAsync(fixture, locale: isEnglish ? "en-GB" : "zh-CN");
        var page = visit.Page;
        await page.Clock.InstallAsync();
        await SignInAsync(app, page, language);
        for (var number = 0; number < Readers; number++)
        {
            await app.Starts(app.Person($"Reader {number}", number % 2 == 0 ? "en" : "zh-hans"));
        }

        await page.GetByRole(AriaRole.Link, new() { Name = Say("Broadcasts", "群发"), Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = Say("Write a broadcast", "写一条群发") }).ClickAsync();
        var preview = page.Locator("[data-preview]");
        await Expect(preview).ToContainTextAsync(Say("15 recipients", "15 个收件人"));
        await page.Locator("textarea").FillAsync(Say(
            "**Maintenance tonight at eight**, digests will be <u>late</u>.\n```bash\nuptime > /dev/null\n```\n>> More in the [notice](https://example.org/a), ~~tomorrow~~",
            "**今晚八点维护**，简报会<u>晚到</u>。\n```bash\nuptime > /dev/null\n```\n>> 详情见[公告](https://example.org/a)，~~明天~~"));
        await Expect(preview.Locator("b").First).ToHaveTextAsync(Say("Maintenance tonight at eight", "今晚八点维护"));
        await Expect(preview.Locator("pre")).ToHaveTextAsync("uptime > /dev/null");
        await Expect(preview.Locator("blockquote a")).ToHaveTextAsync(Say("notice", "公告"));
        await PictureAsync(visit, "console-broadcast.png");
        await page.GetByLabel(Say("Language", "语言")).SelectOptionAsync("English");
        await Expect(preview).ToContainTextAsync(isEnglish ? "8 recipients" : "7 个收件人");
        await page.GetByLabel(Say("Language", "语言")).SelectOptionAsync(Say("any", "不限"));
        await Expect(preview).ToContainTextAsync(Say("15 recipients", "15 个收件人"));

        // The second page says what will happen, and nothing has happened yet.
        await page.GetByRole(AriaRole.Button, new() { Name = Say("Review ▸", "检查 ▸") }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(Say("Ready to send?", "可以发送了吗？"));
        await page.Locator("summary", new() { HasText = Say("Send to 15", "发给 15 个会话") }).ClickAsync();
        await Expect(page.Locator("details[open].ask")).ToContainTextAsync(Say("You can pause it, call off the rest and, for 48 hours, recall it.", "之后可以暂停、取消其余的，48 小时内还可以撤回。"));
        Assert.Empty(Having(app, "uptime"));
        app.Telegram.Account.Options.Faults.Add(new Fault { Kind = FaultKind.Slow, Method = "sendMessage", Delay = TimeSpan.FromSeconds(1) });
        await page.Locator("details[open].ask button").ClickAsync();

        // It is watched without a click, and held.
        await SoonAsync(() => Having(app, "uptime").Count > 0);
        await page.Clock.FastForwardAsync(6_000);
        await Expect(page.Locator(".facts .good")).ToHaveTextAsync(new Regex(Say(@"^[1-9]\d* sent$", @"^送达 [1-9]\d*$")));
        await AskedFirstAsync(page, Say("Pause", "暂停"), Say("Nothing more goes out until somebody resumes it.", "在有人继续之前不再发送。"));
        await Expect(page.Locator(".badge.warn")).ToHaveTextAsync(Say("paused", "已暂停"));
        await SoAsync(async () => await CountAsync(app, "state IN ('planned', 'sending')") == 0);
        var reached = Having(app, "uptime").Count;
        Assert.InRange(reached, 1, Readers);
        await page.ReloadAsync();
        await Expect(page.Locator(".facts")).ToHaveTextAsync(new Regex(Say($"^\\s*{reached} sent\\s*{15 - reached} on hold\\s*$", $"^\\s*送达 {reached}\\s*暂停中 {15 - reached}\\s*$")));
        await PictureAsync(visit, "console-broadcast-paused.png");

        app.Telegram.Account.Options.Faults.Clear();
        await AskedFirstAsync(page, Say("Resume", "继续"), Say("The rest goes out now.", "现在发送其余的。"));
        await SoonAsync(() => Having(app, "uptime").Count == Readers + 1);
        Assert.All(app.World.People, person => Assert.Single(app.SeenBy(person), message => message.Text.Contains("uptime", StringComparison.Ordinal)));
        await SoAsync(async () =>
        {
            await page.Clock.FastForwardAsync(6_000);
            return await page.GetByText(Say("done", "已完成"), new() { Exact = true }).CountAsync() == 1;
        });
        await Expect(page.Locator(".facts .good")).ToHaveTextAsync(Say("15 sent", "送达 15"));

        // Other words, and every mark stays.
        var marks = MarksOf(app);
        Assert.Equal("bold underline pre:bash expandable_blockquote text_link strikethrough", marks);
        await page.GetByRole(AriaRole.Link, new() { Name = Say("Correct…", "更正…") }).ClickAsync();
        var words = await page.Locator("textarea").InputValueAsync();
        await page.Locator("textarea").FillAsync(words.Replace("uptime", "uptime -p", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = Say("Review ▸", "检查 ▸") }).ClickAsync();
        await AskedFirstAsync(page, Say("Correct 15 messages", "更正 15 条消息"), Say("The old words are not shown any more.", "旧的文字不再显示。"));
        await SoonAsync(() => Having(app, "uptime -p").Count == Readers + 1);
        Assert.Equal(marks, MarksOf(app));
        await SoAsync(async () => await CountAsync(app, "state IN ('planned', 'sending')") == 0);

        await page.GetByRole(AriaRole.Link, new() { Name = Say("Broadcasts", "群发"), Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^#1 ") }).ClickAsync();
        await AskedFirstAsync(page, Say("Recall…", "撤回…"), Say("You see first in how many chats it would be deleted", "会先显示要从多少个会话中删除"));
        Assert.Equal(Readers + 1, Having(app, "uptime").Count);
        await AskedFirstAsync(page, Say("Delete in 15 chats", "从 15 个会话中删除"), Say("Who has read it has read it.", "已经读过的人仍然读过。"));
        await SoonAsync(() => Having(app, "uptime").Count == 0);
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData("en", 1280, false)]
    [InlineData("zh-hans", 1280, false)]
    [InlineData("zh-hans", 390, true)]
    public async Task An_editor_works_on_tomorrows_digest_and_its_reader_gets_it_like_that(string language, int width, bool isDark)
    {
        isEnglish = language == "en";
        await using var app = await JourneyApp.StartAsync(new JourneyOptions { Admins = [EditorId], Posts = [new JourneyPost("智慧城市大会开幕，一百座城市参加", JourneyOptions.Beginning.AddHours(-3))] });
        await using var visit = await BrowserVisit.BeginAsync(fixture, locale: isEnglish ? "en-GB" : "zh-CN", width: width, height: width < 600 ? 844 : 800, isDark: isDark);
        var page = visit.Page;
        var reader = app.Person("小雨", "zh-hans");
        await app.Starts(reader, "t_smart-city");
        await app.TimeComes("2026-11-24 09:00");
        await app.PostsAppear([.. new[] { Brain, Parking, Bench, Bus, Lamps }.Select((title, index) => new JourneyPost(title, app.Clock.GetUtcNow().AddMinutes(-5 - (index * 7))) { Source = Sources[index] })]);
        await SignInAsync(app, page, language);

        await page.GotoAsync(new Uri(app.BotAddress, "/console/desk").ToString());
        await Expect(RowOf(page, Brain)).ToContainTextAsync(Say("goes out automatically", "到时自动发出"));
        await FitsAsync(page);
        await visit.LookAsync($"desk-day-{language}-{width}");
        await page.Locator("select[name=topic]").SelectOptionAsync("smart-city");
        await page.Locator("select[name=language]").SelectOptionAsync(Say("Chinese", "中文"));
        await page.GetByRole(AriaRole.Button, new() { Name = Say("Show", "显示"), Exact = true }).ClickAsync();
        await Expect(RowOf(page, Parking)).ToContainTextAsync(Say("will be told", "会讲"));
        await page.GetByRole(AriaRole.Button, new() { Name = $"{Say("Take out", "撤下")}: {Parking}" }).ClickAsync();
        await Expect(RowOf(page, Parking)).ToContainTextAsync(Say("taken out", "已撤下"));
        await page.GetByRole(AriaRole.Button, new() { Name = $"{Say("To the top", "放到最前")}: {Lamps}" }).ClickAsync();
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync(Lamps);
        await page.GetByLabel(Say("A line of introduction", "一句导语")).FillAsync("今天先看灯。");
        await page.GetByRole(AriaRole.Button, new() { Name = Say("Save", "保存") }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = Say("Approve", "审定"), Exact = true }).ClickAsync();
        await Expect(page.GetByText(Say("approved by Mei", "由 Mei 审定"))).ToBeVisibleAsync();
        await Expect(page.Locator(".bubble").First).ToContainTextAsync("今天先看灯。");
        await FitsAsync(page);
        await visit.LookAsync($"desk-{language}-{width}");
        if (isDark)
        {
            await page.EvaluateAsync("document.querySelector('#edition').scrollIntoView()");
            await visit.PictureAsync("console-phone.png");
        }

        await OpenAsync(page, Bench);
        await AskedFirstAsync(page, Say("Hide", "隐藏"), Say("It stays out of digests and alerts", "不再进入简报和提醒"));
        await Expect(page.Locator(".badge.warn")).ToHaveTextAsync(Say("hidden", "已隐藏"));
        await page.GoBackAsync();
        await page.GotoAsync(new Uri(app.BotAddress, "/console/desk?topic=smart-city&language=zh").ToString());
        await Expect(page.Locator("#content")).Not.ToContainTextAsync(Bench);
        await OpenAsync(page, Bus);
        await AskedFirstAsync(page, Say("Pin", "置顶"), Say("It comes first in the digests of its topics", "在它所属话题的简报中排在最前"));
        await Expect(page.Locator(".badge.good")).ToHaveTextAsync(Say("pinned", "已置顶"));
        await page.GotoAsync(new Uri(app.BotAddress, "/console/desk?topic=smart-city&language=zh").ToString());
        await OpenAsync(page, Brain);
        await page.GetByText(Say("Correct title or summary", "更正标题或概要")).ClickAsync();
        await page.GetByLabel(Say("Title", "标题"), new() { Exact = true }).FillAsync(BrainRight);
        if (isEnglish)
        {
            await visit.PictureAsync("console-article.png");
        }

        await FitsAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = Say("Save", "保存") }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(BrainRight);
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync(Say("Saved.", "已保存。"));
        await Expect(page.Locator("dl.sheet")).ToContainTextAsync(Brain);
        await visit.LookAsync($"article-{language}-{width}");

        var before = app.World.Deliveries.Count;
        await app.TimeComes("2026-11-25 08:10");
        await app.Arrive(before + 1);
        var digest = app.SeenBy(reader)[^1].Text;
        Assert.Matches($"今天先看灯。[\\s\\S]*1\\. {Lamps}[\\s\\S]*2\\. {Bus}[\\s\\S]*3\\. {BrainRight}", digest);
        Assert.DoesNotContain(Parking, digest, StringComparison.Ordinal);
        Assert.DoesNotContain(Bench, digest, StringComparison.Ordinal);
        Assert.Empty(visit.Complaints);
    }

    private static Task SoonAsync(Func<bool> isSo) => SoAsync(() => Task.FromResult(isSo()));

    private string Say(string english, string chinese) => isEnglish ? english : chinese;

    // The key is typed as it stands in the chat, and the chat says that somebody signed in.
    private async Task SignInAsync(JourneyApp app, IPage page, string language)
    {
        var editor = app.Person("Mei", language, EditorId);
        await app.Starts(editor);
        var key = Key().Match((await app.Says(editor, "/console")).Text).Value;
        await page.GotoAsync(new Uri(app.BotAddress, "/console").ToString());
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(Say("ChatDigestBot console", "ChatDigestBot 控制台"));
        await page.GetByLabel(Say("One-time key", "一次性登录码")).FillAsync(key);
        await page.GetByRole(AriaRole.Button, new() { Name = Say("Sign in", "登录") }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(Say("Overview", "总览"));
        await SoonAsync(() => app.SeenBy(editor).Any(message => message.Text.Contains(Say("Somebody signed in to the console as you", "有人以你的身份登录了控制台"), StringComparison.Ordinal)));
    }

    // The first press only says what the second will do.
    private static async Task AskedFirstAsync(IPage page, string act, string warning)
    {
        await page.Locator("summary", new() { HasTextRegex = new Regex($"^{Regex.Escape(act)}$") }).ClickAsync();
        var ask = page.Locator("details.ask[open]");
        await Expect(ask).ToContainTextAsync(warning);
        await ask.GetByRole(AriaRole.Button, new() { Name = act, Exact = true }).ClickAsync();
    }

    private static ILocator RowOf(IPage page, string title) => page.Locator("tbody tr", new() { HasText = title });

    private static Task OpenAsync(IPage page, string title) => page.GetByRole(AriaRole.Link, new() { Name = title, Exact = true }).ClickAsync();

    private static List<Person> Having(JourneyApp app, string words) =>
        [.. app.World.People.Where(person => app.SeenBy(person).Any(message => message.Text.Contains(words, StringComparison.Ordinal)))];

    private static string MarksOf(JourneyApp app)
    {
        var message = app.SeenBy(app.World.People[^1]).Single(message => message.Text.Contains("uptime", StringComparison.Ordinal));
        return string.Join(' ', message.Entities.Select(entity => entity.Language is { } language ? $"{entity.Type}:{language}" : entity.Type));
    }

    private static async Task FitsAsync(IPage page) => Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "the page scrolls sideways");

    private Task PictureAsync(BrowserVisit visit, string file) => isEnglish ? visit.PictureAsync(file) : visit.LookAsync(file.Replace(".png", "-zh", StringComparison.Ordinal));

    private static Task<int> CountAsync(JourneyApp app, string condition) => app.Services.GetRequiredService<Database>().ReadAsync(
        session => session.ScalarAsync<int>($"SELECT COUNT(*) FROM deliveries WHERE {condition}"), CancellationToken.None);

    [GeneratedRegex("[0-9A-Za-z]{22}")]
    private static partial Regex Key();
}
