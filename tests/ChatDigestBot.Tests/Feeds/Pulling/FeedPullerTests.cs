using System.Globalization;
using ChatDigestBot.Articles.Cleaning;
using ChatDigestBot.Feeds;
using ChatDigestBot.Storage;
using Microsoft.AspNetCore.Http;

namespace ChatDigestBot.Tests.Feeds.Pulling;

public abstract class FeedPullerTests : FeedTest
{
    [Fact]
    public async Task An_item_becomes_a_post_as_people_write_them()
    {
        Server.Serve("/a", $"""
            <rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Feed</title><item><title>'Quoted': "both" &amp; | @x</title><link>/p/1</link><guid>1</guid>
            <author>li@site.example (Li)</author><pubDate>{Now.AddHours(-1):R}</pubDate><media:thumbnail url="/i.jpg"/><description>&lt;p&gt;Text.&lt;/p&gt;</description></item></channel></rss>
            """);
        var pulled = await PullAsync(Feed("/a") with { Topics = ["ai"] });
        Assert.Equal((1, 0), (pulled.New, pulled.Archive));
        var post = Assert.Single(ReadPosts()).Value;
        Assert.Empty(post.Problems);
        Assert.StartsWith("新媒体/示例科技/资讯/'Quoted'_ _both_ _ _ @x ", post.Path, StringComparison.Ordinal);
        var clean = PostCleaner.Clean(post, Now);
        Assert.Equal("'Quoted': \"both\" & | @x", clean.Title);
        Assert.Equal(["新媒体", "示例科技", "资讯"], clean.Categories);
        Assert.Equal(("Li", Server.At("/p/1").AbsoluteUri, Server.At("/i.jpg").AbsoluteUri, "Text."), (clean.Author, clean.Link, post.Head.Text("headimg"), clean.Text));
        Assert.Equal(Now.AddHours(-1), clean.PublishedAt);
        Assert.Equal(["ai"], clean.GivenTopics);
        Assert.False(clean.IsArchive);
    }

    [Fact]
    public async Task An_item_is_written_once_and_again_only_when_it_changed()
    {
        var feed = Feed("/a");
        Server.Serve("/a", Rss(Item("one", "1", date: Now), Item("two", "2", date: Now)));
        Assert.Equal(2, (await PullAsync(feed)).New);
        var before = File.GetLastWriteTimeUtc(FileOf("one"));
        Server.Serve("/a", Rss(Item("one", "1", date: Now), Item("two, corrected", "2", "https://site.example/2", Now), Item("three", "3", date: Now)));
        Server.Serve("/a", Rss(Item("one", "1", date: Now), Item("two", "2", date: Now, text: "<p>Another text.</p>"), Item("three", "3", date: Now)));
        var second = await PullAsync(feed);
        Assert.Equal((1, 1), (second.New, second.Changed));
        Assert.Equal(3, ReadPosts().Count);
        Assert.Contains("Another text.", ReadPosts()["two"].Body, StringComparison.Ordinal);
        Assert.Equal(before, File.GetLastWriteTimeUtc(FileOf("one")));
    }

    [Fact]
    public async Task An_item_that_reappears_after_weeks_is_not_written_again()
    {
        var feed = Feed("/a");
        Server.Serve("/a", Rss(Item("one", "1", date: Now)));
        await PullAsync(feed);
        Server.Serve("/a", Rss(Item("two", "2", date: Now)));
        await PullAsync(feed);
        Clock.Advance(TimeSpan.FromDays(30));
        Server.Serve("/a", Rss(Item("two", "2"), Item("one", "1", date: Now)));
        Assert.Equal(0, (await PullAsync(feed)).New);
        Assert.Equal(2, ReadPosts().Count);
    }

    [Theory]
    [InlineData("new ids")]
    [InlineData("new marks in links")]
    [InlineData("no ids, no links")]
    [InlineData("new dates")]
    public async Task Whatever_a_feed_does_to_its_ids_an_item_comes_once(string habit)
    {
        var feed = Feed("/a");
        for (var pull = 0; pull < 3; pull++)
        {
            var mark = pull.ToString(CultureInfo.InvariantCulture);
            Server.Serve("/a", Rss(Enumerable.Range(1, 3).Select(number => habit switch
            {
                "new ids" => Item($"n{number}", $"{number}-{mark}", $"https://site.example/{number}", Now.AddHours(-number)),
                "new marks in links" => Item($"n{number}", null, $"https://site.example/{number}?utm_source={mark}", Now.AddHours(-number)),
                "new dates" => Item($"n{number}", $"{number}", null, Now.AddMinutes(pull)),
                _ => Item($"n{number}"),
            })) + $"<!-- {mark} -->");
            Assert.Equal(pull == 0 ? 3 : 0, (await PullAsync(feed)).New);
        }

        Assert.Equal(3, ReadPosts().Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Items_that_share_an_id_or_a_link_are_all_written(bool isId)
    {
        var feed = Feed("/a");
        string[] Items(int from) => [.. Enumerable.Range(from, 3).Select(number => Item($"n{number}", isId ? "0" : null, isId ? null : "https://site.example/", Now, $"<p>The text of number {number}, which is another one than those of all others here.</p>"))];
        Server.Serve("/a", Rss(Items(1)));
        Assert.Equal(3, (await PullAsync(feed)).New);
        Server.Serve("/a", Rss(Items(2)));
        Assert.Equal(1, (await PullAsync(feed)).New);
        Server.Serve("/a", Rss(Items(9)[..1]));
        Assert.Equal(1, (await PullAsync(feed)).New);
        Assert.Equal(5, ReadPosts().Count);
    }

    [Fact]
    public async Task What_a_person_changed_or_removed_stays_as_the_person_left_it()
    {
        var feed = Feed("/a");
        Server.Serve("/a", Rss(Item("one", "1", date: Now), Item("two", "2", date: Now)));
        await PullAsync(feed);
        var (one, two) = (FileOf("one"), FileOf("two"));
        await File.AppendAllTextAsync(one, "a person's line");
        File.Delete(two);
        Server.Serve("/a", Rss(Item("one", "1", date: Now, text: "<p>new</p>"), Item("two", "2", date: Now, text: "<p>new</p>")));
        Assert.Equal(2, (await PullAsync(feed)).LeftToPeople);
        Assert.EndsWith("a person's line", await File.ReadAllTextAsync(one), StringComparison.Ordinal);
        Assert.False(File.Exists(two));
    }

    [Fact]
    public async Task A_file_that_a_person_wrote_at_that_very_place_is_never_written_over()
    {
        var feed = Feed("/a");
        Server.Serve("/a", Rss(Item("one", "1", date: Now)));
        await PullAsync(feed);
        var file = FileOf("one");
        await File.WriteAllTextAsync(file, "---\ntitle: a person's\n---\ntext");
        await Test.ExecuteAsync("DELETE FROM feed_items");
        await Test.ExecuteAsync("DELETE FROM feeds");
        Assert.Equal(1, (await PullAsync(feed)).LeftToPeople);
        Assert.Equal("---\ntitle: a person's\n---\ntext", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task A_pull_that_was_killed_before_it_remembered_anything_writes_no_post_twice()
    {
        var feed = Feed("/a");
        Server.Serve("/a", Rss(Item("one", "1", date: Now), Item("two", "2", date: Now)));
        await PullAsync(feed);
        await Test.ExecuteAsync("DELETE FROM feed_items");
        await Test.ExecuteAsync("DELETE FROM feeds");
        await PullAsync(feed);
        Assert.Equal(2, ReadPosts().Count);
        Assert.Equal(2, (await Store.ListItemsAsync(feed.Key, CancellationToken.None)).Count);
    }

    [Fact]
    public async Task A_link_out_of_the_folder_is_not_followed()
    {
        var elsewhere = Directory.CreateTempSubdirectory("chatdigestbot-elsewhere-");
        Directory.CreateSymbolicLink(Path.Combine(Posts, "新媒体"), elsewhere.FullName);
        Server.Serve("/a", Rss(Item("one", "1", date: Now)));
        Assert.Equal((0, 1), ((await PullAsync(Feed("/a"))) is var pulled ? (pulled.New, pulled.LeftToPeople) : default));
        Assert.Empty(elsewhere.EnumerateFileSystemInfos());
        elsewhere.Delete(recursive: true);
    }

    [Fact]
    public async Task Of_a_new_feeds_past_nothing_is_news_and_little_of_its_last_day()
    {
        Server.Serve("/a", Rss(
        [
            .. Enumerable.Range(0, 30).Select(number => Item($"fresh {number}", $"f{number}", date: Now.AddMinutes(-number))),
            .. Enumerable.Range(0, 10).Select(number => Item($"old {number}", $"o{number}", date: Now.AddDays(-20 - number))),
            .. Enumerable.Range(0, 10).Select(number => Item($"undated {number}", $"u{number}")),
        ]));
        var pulled = await PullAsync(Feed("/a"));
        Assert.Equal((50, 40), (pulled.New, pulled.Archive));
        var news = ReadPosts().Values.Where(post => post.Head.Text("archive") is null).Select(post => post.Head.Text("title")!);
        Assert.Equal(Enumerable.Range(0, 10).Select(number => $"fresh {number}").Order(StringComparer.Ordinal), news.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Later_an_undated_item_is_news_and_one_of_weeks_ago_is_not()
    {
        var feed = Feed("/a");
        Server.Serve("/a", Rss(Item("first", "1", date: Now)));
        await PullAsync(feed);
        Server.Serve("/a", Rss(Item("first", "1", date: Now), Item("undated", "2"), Item("old", "3", date: Now.AddDays(-20))));
        Assert.Equal((2, 1), ((await PullAsync(feed)) is var pulled ? (pulled.New, pulled.Archive) : default));
        Assert.Equal("true", ReadPosts()["old"].Head.Text("archive"));
    }

    [Fact]
    public async Task A_server_is_asked_whether_anything_changed()
    {
        var feed = Feed("/a");
        Server.Serve("/a", context =>
        {
            context.Response.Headers.ETag = "W/\"odd, etag\"";
            context.Response.Headers.LastModified = "Sun, 01 Mar 2026 00:00:00 GMT";
            if (context.Request.Headers.IfNoneMatch == "W/\"odd, etag\"")
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }

            return context.Response.WriteAsync(Rss(Item("one", "1", date: Now)));
        });
        Assert.False((await PullAsync(feed)).IsUnchanged);
        Assert.True((await PullAsync(feed)).IsUnchanged);
        Assert.Equal(("W/\"odd, etag\"", "Sun, 01 Mar 2026 00:00:00 GMT"), (Server.Requests[1].IfNoneMatch, Server.Requests[1].IfModifiedSince));
        Assert.Null((await StateAsync(feed)).LastTrouble);
    }

    [Fact]
    public async Task A_server_that_says_not_modified_for_ever_is_asked_for_the_whole_feed_once_a_day()
    {
        var feed = Feed("/a");
        Server.Serve("/a", context =>
        {
            context.Response.Headers.ETag = "\"always the same\"";
            context.Response.StatusCode = context.Request.Headers.IfNoneMatch.Count > 0 ? StatusCodes.Status304NotModified : StatusCodes.Status200OK;
            return context.Response.StatusCode == StatusCodes.Status304NotModified ? Task.CompletedTask : context.Response.WriteAsync(Rss(Item(Now.ToString("O", null), Now.ToString("O", null), date: Now)));
        });
        await PullAsync(feed);
        Assert.True((await PullAsync(feed)).IsUnchanged);
        Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, (await PullAsync(feed)).New);
        Assert.True((await PullAsync(feed)).IsUnchanged);
    }

    [Fact]
    public async Task Not_modified_since_nothing_is_no_answer()
    {
        var feed = Feed("/a");
        Server.Refuse("/a", 304);
        Assert.Equal(FeedTroubleKind.BrokenAnswer, (await PullAsync(feed)).Trouble?.Kind);
        Assert.NotNull((await StateAsync(feed)).FailingSince);
    }

    [Fact]
    public async Task A_feed_that_was_asked_in_a_time_that_has_yet_to_come_is_due()
    {
        var feed = Feed("/a");
        Server.Serve("/a", Rss(Item("one", "1", date: Now)));
        await PullAsync(feed);
        Assert.False((await StateAsync(feed)).IsDue(Now));
        Assert.False((await StateAsync(feed)).IsDue(Now.AddMinutes(-1)));
        Assert.True((await StateAsync(feed)).IsDue(Now.AddDays(-1)));
    }

    [Fact]
    public async Task The_same_bytes_again_are_not_read_again()
    {
        var feed = Feed("/a");
        Server.Serve("/a", Rss(Item("one", "1", date: Now)));
        await PullAsync(feed);
        Assert.True((await PullAsync(feed)).IsUnchanged);
    }

    [Fact]
    public async Task A_feed_that_moved_for_ever_is_asked_there_and_one_that_moved_for_now_is_not()
    {
        var feed = Feed("/old");
        Server.Refuse("/old", 301, ("Location", "/new"));
        Server.Refuse("/new", 302, ("Location", "/today"));
        Server.Serve("/today", Rss(Item("one", "1", date: Now)));
        await PullAsync(feed);
        await PullAsync(feed);
        Assert.Equal(["/old", "/new", "/today", "/new", "/today"], Server.Requests.Select(request => request.Path));
        Assert.Equal(Server.At("/new").AbsoluteUri, (await StateAsync(feed)).Address);

        Server.Refuse("/new", 404);
        Server.Serve("/old", Rss(Item("one", "1", date: Now)) + " ");
        Assert.Null((await PullAsync(feed)).Trouble);
        Assert.Equal(Server.At("/old").AbsoluteUri, (await StateAsync(feed)).Address);
    }

    [Fact]
    public async Task A_feed_that_moved_to_a_server_that_is_gone_is_asked_where_the_list_has_it()
    {
        var feed = Feed("/old");
        await using (var other = await FeedServer.StartAsync())
        {
            Server.Refuse("/old", 301, ("Location", other.At("/new").AbsoluteUri));
            other.Serve("/new", Rss(Item("one", "1", date: Now)));
            await PullAsync(feed);
        }

        Server.Serve("/old", Rss(Item("two", "2", date: Now)));
        Assert.Equal(1, (await PullAsync(feed)).New);
        Assert.Equal(Server.At("/old").AbsoluteUri, (await StateAsync(feed)).Address);
    }

    [Fact]
    public async Task A_pages_address_leads_to_the_feed_it_names_and_the_page_is_asked_no_more()
    {
        var feed = Feed("/");
        Server.Serve("/", "<!DOCTYPE html><html><head><link rel=\"alternate\" type=\"application/rss+xml\" href=\"/feed\"></head></html>", "text/html");
        Server.Serve("/feed", Rss(Item("one", "1", date: Now)));
        Assert.Equal(1, (await PullAsync(feed)).New);
        await PullAsync(feed);
        Assert.Equal(["/", "/feed", "/feed"], Server.Requests.Select(request => request.Path));
    }

    [Fact]
    public async Task A_feed_that_is_gone_is_asked_no_more_and_a_busy_host_is_left_alone_by_all_its_feeds()
    {
        var (gone, busy, neighbour) = (Feed("/gone"), Feed("/busy"), Feed("/neighbour"));
        Server.Refuse("/gone", 410);
        Server.Serve("/neighbour", Rss(Item("one", "1", date: Now)));
        Server.Refuse("/busy", 503, ("Retry-After", "7200"));
        Assert.Equal(FeedTroubleKind.Gone, (await PullAsync(gone)).Trouble!.Kind);
        await PullAsync(neighbour);
        Assert.Equal(FeedTroubleKind.Busy, (await PullAsync(busy)).Trouble!.Kind);
        Assert.Equal(Now.AddHours(2), (await StateAsync(neighbour)).NextAt);
        Assert.True((await StateAsync(busy)).NextAt >= Now.AddHours(2));
        Clock.Advance(TimeSpan.FromDays(3));
        Assert.False((await StateAsync(gone)).IsDue(Now));
        Assert.True((await StateAsync(busy)).IsDue(Now));
        Assert.True((await StateAsync(neighbour)).IsDue(Now));
    }

    [Fact]
    public async Task What_the_server_and_the_feed_ask_for_is_obeyed()
    {
        Server.Serve("/age", Rss(Item("one", "1", date: Now)), "application/xml", ("Cache-Control", "public, max-age=10800"));
        Server.Serve("/ttl", Rss("<ttl>120</ttl>", Item("one", "1", date: Now)));
        Server.Serve("/none", Rss(Item("one", "1", date: Now)), "application/xml", ("Cache-Control", "no-cache, max-age=10800"));
        var waits = new List<double>();
        foreach (var feed in new[] { Feed("/age"), Feed("/ttl"), Feed("/none") })
        {
            await PullAsync(feed);
            waits.Add(((await StateAsync(feed)).NextAt - Now).TotalMinutes);
        }

        Assert.Equal([180, 120, 30], waits);
    }

    [Fact]
    public async Task A_folder_that_takes_no_file_is_named_and_the_items_come_later()
    {
        var feed = Feed("/a");
        await File.WriteAllTextAsync(Path.Combine(Posts, "新媒体"), "a file where a folder belongs");
        Server.Serve("/a", Rss(Item("one", "1", date: Now)));
        Assert.Equal(FeedTroubleKind.Folder, (await PullAsync(feed)).Trouble!.Kind);
        File.Delete(Path.Combine(Posts, "新媒体"));
        Assert.Equal(1, (await PullAsync(feed)).New);
    }

    [Fact]
    public async Task The_whole_text_is_fetched_where_the_operator_wants_it_and_the_page_has_more()
    {
        var sentence = "<p>The municipal park in the middle of the old town was opened again this morning, after two years of building, and the mayor spoke about water, shade and trees.</p>";
        Server.Serve("/a", Rss(Item("one", "1", Server.At("/p/1").AbsoluteUri, Now, "<p>Teaser…</p>"), Item("two", "2", Server.At("/p/2").AbsoluteUri, Now, "<p>Kept.</p>")));
        Server.Serve("/p/1", $"<html><head><title>one</title></head><body><nav>menu</nav><article><h1>one</h1>{string.Concat(Enumerable.Repeat(sentence, 8))}<img src=\"/i.jpg\"></article></body></html>", "text/html");
        await PullAsync(Feed("/a") with { IsFullText = true });
        Assert.Contains("shade and trees", ReadPosts()["one"].Body, StringComparison.Ordinal);
        Assert.Contains("Kept.", ReadPosts()["two"].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_with_slow_pages_is_left_after_a_minute_and_gone_on_with_in_the_next_round()
    {
        var feed = Feed("/a") with { IsFullText = true };
        Server.Serve("/a", Rss(Enumerable.Range(1, 8).Select(number => Item($"n{number}", $"{number}", Server.At($"/p/{number}").AbsoluteUri, Now.AddMinutes(-number), "<p>Teaser…</p>"))));
        for (var number = 1; number <= 8; number++)
        {
            var page = $"<html><head><title>n{number}</title></head><body><article><h1>n{number}</h1>{string.Concat(Enumerable.Repeat($"<p>The municipal park number {number} was opened again this morning, after two years of building, and the mayor spoke about water, shade and trees.</p>", 8))}</article></body></html>";
            Server.Serve($"/p/{number}", context =>
            {
                Clock.Advance(TimeSpan.FromSeconds(25));
                context.Response.ContentType = "text/html";
                return context.Response.WriteAsync(page);
            });
        }

        var pulls = new List<int>();
        do
        {
            pulls.Add((await PullAsync(feed)).New);
        }
        while ((await StateAsync(feed)).IsDue(Now));

        Assert.Equal([3, 3, 2], pulls);
        Assert.All(ReadPosts().Values, post => Assert.Contains("shade and trees", post.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Five_thousand_items_at_once_are_taken_and_hardly_any_is_news()
    {
        Server.Serve("/a", Rss(Enumerable.Range(0, 5_000).Select(number => Item($"n{number}", $"{number}", date: Now.AddSeconds(-number), text: "x"))));
        var pulled = await PullAsync(Feed("/a"));
        Assert.Equal((2_000, 1_990), (pulled.New, pulled.Archive));
    }
}

public sealed class SqliteFeedPullerTests : FeedPullerTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class PostgresFeedPullerTests : FeedPullerTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}
