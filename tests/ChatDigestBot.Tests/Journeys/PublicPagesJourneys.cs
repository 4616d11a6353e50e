using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ChatDigestBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>What the public and its programs find on the web.</summary>
public sealed partial class PublicPagesJourneys
{
    private const string Body = "<p>大模型公司今天发布了新的人工智能模型，训练成本降低一半，推理速度提高三倍，开发者可以免费试用一个月。</p>";

    [Fact]
    public async Task Feeds_and_site_map_are_there_where_the_bot_has_an_address_and_say_when_nothing_changed()
    {
        await using var app = await StartAsync("Web:PublicUrl=https://news.example/bot/");
        using var browser = Browser(app);
        var feed = await browser.GetAsync("/feeds/all.xml");
        Assert.Equal("application/atom+xml; charset=utf-8", feed.Content.Headers.ContentType?.ToString());
        Assert.Equal(TimeSpan.FromMinutes(5), feed.Headers.CacheControl?.MaxAge);
        var entry = Assert.Single(XDocument.Parse(await feed.Content.ReadAsStringAsync()).Root!.Elements("{http://www.w3.org/2005/Atom}entry"));
        var address = entry.Element("{http://www.w3.org/2005/Atom}id")!.Value;
        Assert.StartsWith("https://news.example/bot/a/", address, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri(address).AbsolutePath["/bot".Length..])).StatusCode);

        using var again = new HttpRequestMessage(HttpMethod.Get, "/feeds/all.xml") { Headers = { IfNoneMatch = { feed.Headers.ETag! } } };
        Assert.Equal(HttpStatusCode.NotModified, (await browser.SendAsync(again)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/feeds/ai.xml")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/feeds/nothing.xml")).StatusCode);
        var map = XDocument.Parse(await browser.GetStringAsync("/sitemap.xml"));
        Assert.Equal(["https://news.example/bot/", "https://news.example/bot/d/"], map.Root!.Elements().Select(url => url.Value));
    }

    [Fact]
    public async Task Without_an_address_there_are_no_feeds_but_a_landing_page()
    {
        await using var app = await StartAsync();
        using var browser = Browser(app);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/feeds/all.xml")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/sitemap.xml")).StatusCode);
        var page = WebUtility.HtmlDecode(await browser.GetStringAsync("/"));
        Assert.Contains("每天一份新闻简报", page, StringComparison.Ordinal);
        Assert.Contains("?start=t_ai", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/feeds/", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_digest_can_be_read_on_the_web_by_its_key_and_by_topic_and_day(int engine)
    {
        await using var app = await StartAsync((DatabaseEngine)engine);
        var person = app.Person("阿明", "zh-hans");
        await app.Says(person, "/start");
        await app.Says(person, "/subscribe ai");
        await app.Says(person, "/digest");
        var key = Assert.Single(await app.Services.GetRequiredService<Database>().ReadAsync(session => session.QueryAsync<string>("SELECT key FROM digest_editions"), CancellationToken.None));
        using var browser = Browser(app);
        Assert.Contains("大模型公司发布新模型", WebUtility.HtmlDecode(await browser.GetStringAsync($"/d/{key}")), StringComparison.Ordinal);
        var calendar = await browser.GetStringAsync("/d/");
        var day = DayLink().Match(calendar).Groups[1].Value;
        Assert.Contains("大模型公司发布新模型", WebUtility.HtmlDecode(await browser.GetStringAsync(day)), StringComparison.Ordinal);
        foreach (var nothing in new[] { "/d/nothing", "/d/ai/2001-01-01", "/d/ai/yesterday", "/d/nothing/2026-11-23", "/d/%27" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(nothing)).StatusCode);
        }
    }

    [Fact]
    public async Task Who_came_by_a_link_reads_whose_page_it_is_and_finds_the_way_on_and_to_the_days_around()
    {
        await using var app = await StartAsync();
        var person = app.Person("阿明", "zh-hans");
        await app.Starts(person, "t_ai");
        await app.Says(person, "/digest");
        await app.TimeComes("2026-11-23 20:00");
        await app.PostsAppear(new JourneyPost("人工智能学会写俳句", app.Clock.GetUtcNow().AddMinutes(-30)));
        await app.TimeComes("2026-11-24 09:00");
        using var browser = Browser(app);
        var article = Regex.Match(await browser.GetStringAsync("/d/ai/2026-11-23"), "/a/[0-9A-Za-z]+").Value;
        foreach (var path in new[] { "/d/", "/d/ai/2026-11-23", "/d/nothing", article, "/a/nothing" })
        {
            var page = await (await browser.GetAsync(path)).Content.ReadAsStringAsync();
            Assert.Matches($"<a class=\"brand\" href=\"/\">.*{app.World.Bot.FirstName}</a>", page);
            Assert.Contains("href=\"/d\"", page, StringComparison.Ordinal);
        }

        Assert.Contains("rel=\"next\" href=\"/d/ai/2026-11-24\"", await browser.GetStringAsync("/d/ai/2026-11-23"), StringComparison.Ordinal);
        var newest = await browser.GetStringAsync("/d/ai/2026-11-24");
        Assert.Contains("rel=\"prev\" href=\"/d/ai/2026-11-23\"", newest, StringComparison.Ordinal);
        Assert.DoesNotContain("rel=\"next\"", newest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_in_one_language_says_which_language_each_article_is_in()
    {
        await using var app = await StartAsync();
        var person = app.Person("Ann", "en");
        await app.Starts(person, "t_ai");
        await app.Says(person, "/articles all");
        await app.Says(person, "/digest");
        var key = Assert.Single(await app.Services.GetRequiredService<Database>().ReadAsync(session => session.QueryAsync<string>("SELECT key FROM digest_editions"), CancellationToken.None));
        using var browser = Browser(app, "en");
        var day = DayLink().Match(await browser.GetStringAsync("/d")).Groups[1].Value;
        foreach (var path in new[] { day, $"/d/{key}" })
        {
            var page = await browser.GetStringAsync(path);
            Assert.Contains("<html lang=\"en\">", page, StringComparison.Ordinal);
            Assert.Matches("<li lang=\"zh-Hans\" dir=\"auto\"><h2>", page);
            Assert.Matches("<time lang=\"en\" ", page);
        }
    }

    [Fact]
    public async Task Days_before_the_last_seven_are_folded()
    {
        await using var app = await StartAsync();
        await app.Starts(app.Person("阿明", "zh-hans"), "t_ai");
        string[] deeds = ["写俳句", "看病历", "修水管", "数鸽子", "教游泳", "调咖啡", "送快递", "织毛衣", "报天气"];
        foreach (var (deed, day) in deeds.Select((deed, index) => (deed, JourneyOptions.Beginning.AddDays(index + 1))))
        {
            await app.TimeComes(day.AddHours(-2));
            await app.PostsAppear(new JourneyPost($"人工智能学会{deed}", app.Clock.GetUtcNow().AddMinutes(-30)) { Body = $"<p>人工智能今天学会了{deed}，{deed}的老师傅看了半天，说{deed}这件事它比自己的徒弟做得好。</p>" });
            await app.TimeComes(day);
        }

        using var browser = Browser(app);
        var page = await browser.GetStringAsync("/d");
        var (open, folded) = (page[..page.IndexOf("<details>", StringComparison.Ordinal)], page[page.IndexOf("<details>", StringComparison.Ordinal)..]);
        Assert.Equal(7, DayLink().Count(open));
        Assert.InRange(DayLink().Count(folded), 1, 3);
    }

    [Fact]
    public async Task An_articles_page_says_what_it_is_to_people_and_to_programs()
    {
        await using var app = await StartAsync("Web:PublicUrl=https://news.example/bot/");
        using var browser = Browser(app);
        var feed = XDocument.Parse(await browser.GetStringAsync("/feeds/all.xml"));
        var address = feed.Descendants("{http://www.w3.org/2005/Atom}entry").Single().Element("{http://www.w3.org/2005/Atom}id")!.Value;
        var raw = await browser.GetStringAsync(new Uri(address).AbsolutePath["/bot".Length..]);
        var page = WebUtility.HtmlDecode(raw);
        Assert.Contains($"property=\"og:url\" content=\"{address}\"", page, StringComparison.Ordinal);
        Assert.Contains("rel=\"canonical\" href=\"https://origin.example/1\"", page, StringComparison.Ordinal);
        Assert.Contains("在示例日报阅读原文", page, StringComparison.Ordinal);
        Assert.Contains("在 Telegram 里订阅每天的简报", page, StringComparison.Ordinal);
        Assert.Contains("?start=t_ai", page, StringComparison.Ordinal);
        Assert.Matches("<time datetime=\"2026-11-2[0-9]T[0-9:]+Z\">2026年11月2[0-9]日</time>", page);
        using var data = JsonDocument.Parse(JsonLd().Match(raw).Groups[1].Value);
        Assert.Equal(("NewsArticle", "大模型公司发布新模型"), (data.RootElement.GetProperty("@type").GetString(), data.RootElement.GetProperty("headline").GetString()));
    }

    private static async Task<JourneyApp> StartAsync(params string[] settings)
    {
        var app = await JourneyApp.StartAsync(Options(DatabaseEngine.Sqlite, settings));
        return app;
    }

    private static async Task<JourneyApp> StartAsync(DatabaseEngine engine)
    {
        var app = await JourneyApp.StartAsync(Options(engine));
        return app;
    }

    private static JourneyOptions Options(DatabaseEngine engine, params string[] settings) => new()
    {
        Engine = engine,
        Settings = settings,
        Posts = [new JourneyPost("大模型公司发布新模型", JourneyOptions.Beginning.AddHours(-3)) { Body = Body, Link = "https://origin.example/1" }],
    };

    private static HttpClient Browser(JourneyApp app, string language = "zh-CN") =>
        new(new HttpClientHandler()) { BaseAddress = app.BotAddress, DefaultRequestHeaders = { AcceptLanguage = { new StringWithQualityHeaderValue(language) } } };

    [GeneratedRegex("href=\"(/d/ai/[0-9-]+)\"")]
    private static partial Regex DayLink();

    [GeneratedRegex("<script type=\"application/ld\\+json\">(.*?)</script>")]
    private static partial Regex JsonLd();
}
