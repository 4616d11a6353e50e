using System.Net;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>Somebody follows a link of the bot's into a browser.</summary>
public sealed class ArticlePageJourneys
{
    private static readonly DateTimeOffset Newest = JourneyOptions.Beginning.AddHours(-3);
    private static readonly string[] Public = ["Web:PublicUrl=https://news.example/bot/"];

    [Fact]
    public async Task A_hit_links_to_a_page_that_shows_the_article()
    {
        await using var app = await WithPost("储能电站 <并网> & 投运", "<p>第一段 &lt;script&gt;alert(1)&lt;/script&gt;。</p><h3>小标题</h3><ul><li>甲</li><li>乙</li></ul><p onclick=\"x()\">最后一段，钠离子电池。</p>");
        var found = await app.Says(app.Person("阿明", "zh-hans"), "/search 钠离子电池");
        var link = Assert.Single(found.Message.Entities, entity => entity.Type == "text_link").Url!;
        Assert.StartsWith("https://news.example/bot/a/", link, StringComparison.Ordinal);

        using var browser = Browser(app, "zh-CN,zh;q=0.9,en;q=0.1");
        var answer = await browser.GetAsync(PathOf(link));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.StartsWith("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains("<html lang=\"zh-Hans\">", page, StringComparison.Ordinal);
        Assert.Contains("<h1>储能电站 <并网> & 投运</h1>", page, StringComparison.Ordinal);
        Assert.Contains("2026年11月23日", page, StringComparison.Ordinal);
        Assert.Contains("<h2>小标题</h2>", page, StringComparison.Ordinal);
        Assert.Contains("?start=a_" + link.Split('/')[^1], page, StringComparison.Ordinal);
        Assert.Contains("在聊天里读", page, StringComparison.Ordinal);
        Assert.DoesNotContain("onclick", page, StringComparison.Ordinal);

        var raw = await browser.GetStringAsync(PathOf(link));
        Assert.DoesNotContain("<script>alert", raw, StringComparison.Ordinal);
        Assert.Contains("lt;script&gt;", raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_speaks_the_browsers_language_and_a_preview_gets_the_articles()
    {
        await using var app = await WithPost("储能电站并网", "<p>钠离子电池。</p>");
        var key = await KeyAsync(app, "储能电站");
        using var english = Browser(app, "de-DE,en-US;q=0.8,zh;q=0.2");
        Assert.Contains("Read it in the chat", await english.GetStringAsync($"/a/{key}"), StringComparison.Ordinal);
        using var preview = Browser(app, null);
        var page = WebUtility.HtmlDecode(await preview.GetStringAsync($"/a/{key}"));
        Assert.Contains("在聊天里读", page, StringComparison.Ordinal);
        Assert.Contains("property=\"og:title\" content=\"储能电站并网\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_source_of_the_same_story_is_a_link_away()
    {
        const string Body = "<p>青岚市的储能电站昨天并网，装机 120 兆瓦，是当地最大的一座。运营方说，它每天可以为 4,300 户人家供电，夜里用便宜的电充满。</p>";
        await using var app = await JourneyApp.StartAsync(new JourneyOptions
        {
            Settings = Public,
            Posts = [new JourneyPost("青岚储能电站并网", Newest) { Body = Body }, new JourneyPost("储能电站在青岚投运", Newest) { Body = Body, Source = "示例网" }],
        });
        using var browser = Browser(app, "en");
        var page = WebUtility.HtmlDecode(await browser.GetStringAsync($"/a/{await KeyAsync(app, "title:青岚储能电站并网")}"));
        Assert.Contains("Also covered by 示例网", page, StringComparison.Ordinal);
        var other = page.Split("href=\"/bot/a/")[1].Split('"')[0];
        Assert.Contains("储能电站在青岚投运", WebUtility.HtmlDecode(await browser.GetStringAsync($"/a/{other}")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_not_there_says_so(bool isOnPostgres)
    {
        await using var app = await JourneyApp.StartAsync(new JourneyOptions { Engine = isOnPostgres ? DatabaseEngine.Postgres : DatabaseEngine.Sqlite });
        using var browser = Browser(app, "en");
        foreach (var path in new[] { "/a/nothing", "/a/%E6%99%BA", "/a/%ED%A0%80", "/a/'--", "/a/" + new string('x', 5_000), "/a/%01" })
        {
            var answer = await browser.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("This article is no longer available", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.GetAsync("/a/%00")).StatusCode);
    }

    private static async Task<JourneyApp> WithPost(string title, string body)
    {
        var app = await JourneyApp.StartAsync(new JourneyOptions { Settings = Public, Posts = [new JourneyPost(title, Newest) { Body = body }] });
        return app;
    }

    private static async Task<string> KeyAsync(JourneyApp app, string words)
    {
        var found = await app.Says(app.Person("Ann"), $"/search {words}");
        return found.Message.Entities.First(entity => entity.Type == "text_link").Url!.Split('/')[^1];
    }

    private static string PathOf(string link) => link["https://news.example/bot".Length..];

    private static HttpClient Browser(JourneyApp app, string? languages)
    {
        var browser = new HttpClient { BaseAddress = app.BotAddress };
        if (languages is not null)
        {
            browser.DefaultRequestHeaders.Add("Accept-Language", languages);
        }

        return browser;
    }
}
