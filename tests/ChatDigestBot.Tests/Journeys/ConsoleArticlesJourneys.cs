using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using ChatDigestBot.Articles.Reading;
using ChatDigestBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>An admin reads the console's article list, page by page; nobody else does.</summary>
public sealed partial class ConsoleArticlesJourneys
{
    private const long AdminId = 501;

    [Fact]
    public async Task The_list_and_a_search_of_it_have_pages_that_follow_one_another()
    {
        await using var app = await StartAsync(posts: 45);
        using var admin = await SignInAsync(app);
        foreach (var query in new[] { "", "储能电站" })
        {
            var (titles, next) = (new List<string>(), $"/console/articles?q={Uri.EscapeDataString(query)}");
            for (var page = 1; next.Length > 0; page++)
            {
                Assert.InRange(page, 1, 3);
                var text = WebUtility.HtmlDecode(await admin.GetStringAsync(next));
                titles.AddRange(Number().Matches(text).Select(match => match.Groups[1].Value));
                next = Next().Match(text).Groups[1].Value;
            }

            Assert.Equal(Enumerable.Range(1, 45).Select(number => number.ToString("D2", CultureInfo.InvariantCulture)), titles);
        }
    }

    [Theory]
    [InlineData("q=%22never%20closed%20topic:ai%20after:9999-99-99&page=1", "Nothing found")]
    [InlineData("q=%F0%9F%99%82&page=1", "Nothing to look for")]
    [InlineData("q=-&page=1", "Nothing to look for")]
    [InlineData("q=%E5%82%A8%E8%83%BD&page=2147483647", "Pages end at 240")]
    [InlineData("q=&page=-5", "Newest first")]
    [InlineData("q=%3Cscript%3Ealert(1)%3C/script%3E", "Nothing found")]
    public async Task Whatever_stands_in_the_address_is_answered(string query, string answer)
    {
        await using var app = await StartAsync(posts: 1);
        using var admin = await SignInAsync(app);
        var page = await admin.GetStringAsync($"/console/articles?{query}");
        Assert.Contains(answer, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Articles_of_one_story_name_each_other_and_the_reason()
    {
        const string Body = "<p>青岚市的储能电站昨天并网，装机 120 兆瓦，是当地最大的一座。运营方说，它每天可以为 4,300 户人家供电，夜里用便宜的电充满。</p>";
        var day = JourneyOptions.Beginning.AddHours(-3);
        await using var app = await StartAsync(posts: 0, new JourneyPost("青岚储能电站并网", day) { Body = Body }, new JourneyPost("储能电站在青岚投运", day) { Body = Body, Source = "示例网" });
        using var admin = await SignInAsync(app);
        var list = WebUtility.HtmlDecode(await admin.GetStringAsync("/console/articles?q=title:青岚储能电站并网"));
        var details = WebUtility.HtmlDecode(await admin.GetStringAsync(Details().Match(list).Value));
        Assert.Contains("Joined because: <span lang=\"en\">the same text", details, StringComparison.Ordinal);
        Assert.Contains(">储能电站在青岚投运</a> · 示例网", details, StringComparison.Ordinal);
        Assert.Contains("Energy</td>", details, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/console/articles/nothing")).StatusCode);
    }

    [Fact]
    public async Task Who_reads_Chinese_reads_in_Chinese_why_articles_are_one_story_and_what_is_wrong_with_a_post()
    {
        const string Body = "<p>青岚市的储能电站昨天并网，装机 120 兆瓦，是当地最大的一座。运营方说，它每天可以为 4,300 户人家供电，夜里用便宜的电充满。</p>";
        var day = JourneyOptions.Beginning.AddHours(-3);
        await using var app = await StartAsync(posts: 0, new JourneyPost("青岚储能电站并网", day) { Body = Body }, new JourneyPost("储能电站在青岚投运", day) { Body = Body, Source = "示例网" });
        using var admin = await SignInAsync(app, "zh-hans");
        var list = WebUtility.HtmlDecode(await admin.GetStringAsync("/console/articles?q=title:青岚储能电站并网"));
        var details = WebUtility.HtmlDecode(await admin.GetStringAsync(Details().Match(list).Value));
        Assert.Contains("归并依据： <span lang=\"zh-Hans\">正文相同：正文重合 100%", details, StringComparison.Ordinal);
        await app.Services.GetRequiredService<Database>().WriteAsync(
            session => session.ExecuteAsync(
                "INSERT INTO unreadable_posts (path, file_size, file_written_at, line, problem) VALUES ('空.md', 0, 0, 1, @kept), ('旧.md', 0, 0, 1, 'It is empty.')", new { kept = PostFault.Empty.Kept.Write() }),
            CancellationToken.None);
        var unreadable = WebUtility.HtmlDecode(await admin.GetStringAsync("/console/unreadable"));
        Assert.Contains("<td lang=\"zh-Hans\">文件是空的。请写入文章，或者删掉。</td>", unreadable, StringComparison.Ordinal);
        Assert.Contains("<td lang=\"en\">It is empty.</td>", unreadable, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_reads_it_without_signing_in()
    {
        await using var app = await StartAsync(posts: 1);
        using var stranger = Browser(app);
        foreach (var path in new[] { "/console/articles", "/console/articles/abc" })
        {
            var answer = await stranger.GetAsync(path);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.Contains("/console/sign-in", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        }
    }

    private static async Task<JourneyApp> StartAsync(int posts, params JourneyPost[] more)
    {
        var newest = JourneyOptions.Beginning.AddHours(-3);
        var app = await JourneyApp.StartAsync(new JourneyOptions
        {
            Admins = [AdminId],
            Posts = [.. Enumerable.Range(1, posts).Select(number => new JourneyPost(string.Create(CultureInfo.InvariantCulture, $"储能电站第 {number:D2} 则"), newest.AddHours(-number)) { Body = $"第 {number} 座储能电站昨天并网。" }), .. more],
        });
        return app;
    }

    private static async Task<HttpClient> SignInAsync(JourneyApp app, string language = "en")
    {
        var admin = app.Person("Admin", language, AdminId);
        await app.Starts(admin);
        var key = Key().Match((await app.Says(admin, "/console")).Message.Text).Value;
        var browser = Browser(app);
        var form = await browser.GetStringAsync($"/console/sign-in?key={key}");
        using var fields = new FormUrlEncodedContent([new("key", key), new("__RequestVerificationToken", Token().Match(form).Groups[1].Value)]);
        Assert.Equal("/console", (await browser.PostAsync("/console/sign-in", fields)).Headers.Location?.OriginalString);
        return browser;
    }

    private static HttpClient Browser(JourneyApp app) => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = app.BotAddress };

    [GeneratedRegex("[0-9A-Za-z]{22}")]
    private static partial Regex Key();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("第 (\\d\\d) 则</a>")]
    private static partial Regex Number();

    [GeneratedRegex("rel=\"next\" href=\"([^\"]+)\"")]
    private static partial Regex Next();

    [GeneratedRegex("/console/articles/[0-9A-Za-z]+")]
    private static partial Regex Details();
}
