using System.Net;
using System.Text.RegularExpressions;
using ChatDigestBot.Checkups;
using ChatDigestBot.Feeds;
using ChatDigestBot.Feeds.Pulling;
using ChatDigestBot.Jobs;
using ChatDigestBot.Tests.Feeds;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>News comes in by a feed, and an admin looks after the feeds in the console and in the chat.</summary>
public sealed partial class FeedJourneys : IAsyncLifetime
{
    private const long AdminId = 501;
    private const string News = "临港新城的智慧城市大脑上线，红绿灯会看人流";

    private readonly string _folder = Directory.CreateTempSubdirectory("chatdigestbot-feed-journeys-").FullName;
    private FeedServer _server = null!;
    private JourneyApp _app = null!;

    public async Task InitializeAsync()
    {
        _server = await FeedServer.StartAsync();
        ServeNothingNew();
        await File.WriteAllTextAsync(InFolder("feeds.yaml"), $"feeds:\n  - url: {_server.At("/good.xml")}\n    name: 示例科技\n  - url: {_server.At("/bad.xml")}\n    name: 坏源\n");
        _app = await JourneyApp.StartAsync(new JourneyOptions
        {
            Admins = [AdminId],
            Settings = [$"Feeds:Path={InFolder("feeds.yaml")}", "Feeds:AllowPrivateNetworks=true", "Feeds:PerHostPerSecond=100"],
            Posts = [new JourneyPost("星河半导体发布七纳米芯片“北辰”，功耗降三成", JourneyOptions.Beginning.AddDays(-9))],
        });
        await _app.PostsAppear();
        await FetchAsync();
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_a_feed_brings_in_the_night_is_in_the_mornings_digest()
    {
        var reader = _app.Person("小雨", "zh-hans");
        await _app.Starts(reader, "t_smart-city");
        await _app.TimeComes("2026-11-24 06:00");
        await FetchAsync();
        ServeNews();
        await _app.TimePasses(TimeSpan.FromHours(1));
        await FetchAsync();
        await _app.PostsAppear();
        var before = _app.World.Deliveries.Count;
        await _app.TimeComes("2026-11-24 08:01");
        await _app.Arrive(before + 1);
        var digest = _app.SeenBy(reader)[^1].Text;
        Assert.Contains(News, digest, StringComparison.Ordinal);
        Assert.Contains("示例科技", digest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_job_asks_what_is_due_and_nothing_else()
    {
        Assert.StartsWith("0 feeds asked", await FetchAsync(), StringComparison.Ordinal);
        await _app.TimePasses(TimeSpan.FromHours(1));
        ServeNews();
        await FetchAsync();
        Assert.InRange(_server.Requests.Count(asked => asked.Path == "/good.xml"), 2, 3);
        await File.WriteAllTextAsync(InFolder("feeds.yaml"), "feeds: []\n");
        Assert.StartsWith("0 feeds asked", await FetchAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_who_may_try_and_pause_feeds_sees_the_buttons()
    {
        var (admin, editor) = (_app.Person("Mei", "en", AdminId), _app.Person("Editor", "en"));
        await _app.Starts(admin);
        await _app.Starts(editor);
        await _app.Says(admin, $"/role {editor.Id} editor");
        using var admins = await ConsoleVisit.SignInAsync(_app, AdminId);
        using var editors = await ConsoleVisit.SignInAsync(_app, editor.Id);
        Assert.Contains("action=\"/console/feeds/try\"", await admins.ReadAsync("/console/feeds"), StringComparison.Ordinal);
        var seen = await editors.ReadAsync("/console/feeds");
        Assert.Contains("示例科技", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("action=\"/console/feeds/", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_console_shows_each_feed_tries_it_now_pauses_it_and_goes_on()
    {
        using var admin = await SignInAsync();
        var page = await PageAsync(admin);
        Assert.Contains("2 feeds, 1 failing, 0 paused", page, StringComparison.Ordinal);
        Assert.Contains("示例科技", page, StringComparison.Ordinal);
        Assert.Contains("It answered 404.", page, StringComparison.Ordinal);
        Assert.True(page.IndexOf("坏源", StringComparison.Ordinal) < page.IndexOf("示例科技", StringComparison.Ordinal), "trouble comes first");

        var key = Keys().Matches(page)[^1].Groups[1].Value;
        Assert.Equal(HttpStatusCode.Redirect, await PostAsync(admin, "pause", key, page));
        page = await PageAsync(admin);
        Assert.Contains("1 paused", page, StringComparison.Ordinal);
        await _app.TimePasses(TimeSpan.FromHours(2));
        var asked = GoodAsked();
        await FetchAsync();
        Assert.Equal(asked, GoodAsked());

        Assert.Equal(HttpStatusCode.Redirect, await PostAsync(admin, "resume", key, page));
        await FetchAsync();
        asked = GoodAsked();
        ServeNews();
        Assert.Equal(HttpStatusCode.Redirect, await PostAsync(admin, "try", key, page));
        await FetchAsync();
        Assert.Equal(asked + 1, GoodAsked());
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(admin, "try", "nosuchfeed", page));
        Assert.Equal(HttpStatusCode.BadRequest, (await admin.PostAsync("/console/feeds/try", new FormUrlEncodedContent([new("key", key)]))).StatusCode);
    }

    [Fact]
    public async Task A_wrong_list_is_named_on_the_page_and_the_feeds_from_before_stay()
    {
        await File.WriteAllTextAsync(InFolder("feeds.yaml"), "feeds:\n  - name: nothing else\n");
        _app.Log.Expect(1500);
        using var admin = await SignInAsync();
        var page = await PageAsync(admin);
        Assert.Contains("line 2, url: is missing", page, StringComparison.Ordinal);
        Assert.Contains("示例科技", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_sees_or_tries_feeds_without_signing_in()
    {
        using var stranger = Browser();
        Assert.Equal(HttpStatusCode.Redirect, (await stranger.GetAsync("/console/feeds")).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await stranger.PostAsync("/console/feeds/try", new FormUrlEncodedContent([new("key", "x")]))).StatusCode);
    }

    [Fact]
    public async Task The_doctor_in_the_chat_names_the_feed_that_gives_nothing()
    {
        var admin = _app.Person("Admin", id: AdminId);
        await _app.Starts(admin);
        Assert.Contains("1 feed gives nothing just now (坏源)", (await _app.Says(admin, "/doctor")).Text, StringComparison.Ordinal);
        _server.Serve("/bad.xml", "<rss version=\"2.0\"><channel><item><title>又好了</title></item></channel></rss>");
        await _app.TimePasses(TimeSpan.FromHours(13));
        await FetchAsync();
        Assert.Contains("All 2 feeds give something", (await _app.Says(admin, "/doctor")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dead_feed_that_is_paused_was_seen_to_and_troubles_the_doctor_no_more()
    {
        var checkup = _app.Services.GetServices<ICheckup>().OfType<FeedsCheckup>().Single();
        Assert.Equal(FindingLevel.Problem, Assert.Single(await checkup.LookAsync(isThorough: true, CancellationToken.None)).Level);
        var board = _app.Services.GetRequiredService<FeedBoard>();
        var bad = (await board.ListAsync(CancellationToken.None)).Single(standing => standing.Name == "坏源");
        await board.SetPausedAsync(bad.Feed.Key, isPaused: true, admin: 7, CancellationToken.None);
        Assert.Equal(FindingLevel.Good, Assert.Single(await checkup.LookAsync(isThorough: true, CancellationToken.None)).Level);
    }

    private int GoodAsked() => _server.Requests.Count(asked => asked.Path == "/good.xml");

    private void ServeNothingNew() => _server.Serve("/good.xml", Feed(""));

    private void ServeNews() => _server.Serve("/good.xml", Feed(
        $"<item><title>{News}</title><guid>2</guid><pubDate>{_app.Clock.GetUtcNow():R}</pubDate><description>临港新城今天启用了智慧城市大脑。三百二十一个路口的红绿灯接入同一个平台，系统按人流调整时长，早高峰平均等待从九十秒降到四十二秒。</description></item>"));

    private static string Feed(string items) => $"<rss version=\"2.0\"><channel><title>T</title>{items}<item><title>从前的一条智慧城市新闻</title><guid>1</guid><pubDate>Sun, 01 Nov 2026 00:00:00 GMT</pubDate><description>很久以前的事。</description></item></channel></rss>";

    // The minute's own run may be under way: then this one waits for it. So none is when the clock jumps next, which would be a time-out to it.
    private async Task<string> FetchAsync()
    {
        await _app.Services.GetRequiredService<JobRunner>().RunInTurnAsync(_app.Services.GetRequiredService<JobSchedules>().Declared.First(job => job.Name == FetchFeedsJob.Name), CancellationToken.None);
        await using var scope = _app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<FetchFeedsJob>().RunAsync(CancellationToken.None)).Summary;
    }

    private string InFolder(string path) => Path.Combine(_folder, path);

    private HttpClient Browser() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = _app.BotAddress };

    private static async Task<string> PageAsync(HttpClient admin) => WebUtility.HtmlDecode(await admin.GetStringAsync("/console/feeds"));

    private static async Task<HttpStatusCode> PostAsync(HttpClient admin, string act, string key, string page)
    {
        using var fields = new FormUrlEncodedContent([new("key", key), new("__RequestVerificationToken", Token().Match(page).Groups[1].Value)]);
        return (await admin.PostAsync($"/console/feeds/{act}", fields)).StatusCode;
    }

    private async Task<HttpClient> SignInAsync()
    {
        var admin = _app.Person("Admin", id: AdminId);
        await _app.Starts(admin);
        return await ConsoleVisit.SignInBrowserAsync(_app, AdminId);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"key\" value=\"([^\"]+)\"")]
    private static partial Regex Keys();
}
