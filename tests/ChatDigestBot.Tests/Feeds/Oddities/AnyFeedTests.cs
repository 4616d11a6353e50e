using System.Text;
using ChatDigestBot.Articles.Reading;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Feeds.Reading;
using FsCheck;
using FsCheck.Fluent;

namespace ChatDigestBot.Tests.Feeds.Oddities;

/// <summary>Whatever bytes stand behind an address: the pull ends, nothing is thrown, and nothing is written but posts below the folder.</summary>
public sealed class AnyFeedTests : FeedTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Gen<byte[]> _bytes = Gen.OneOf(
        ArbMap.Default.GeneratorFor<byte[]>(),
        AnyText.Pieces.Select(text => Encoding.UTF8.GetBytes(text)),
        from title in AnyText.Pieces
        from id in AnyText.Pieces
        from link in AnyText.Pieces
        from text in AnyText.Pieces
        from date in AnyText.Pieces
        from isEscaped in ArbMap.Default.GeneratorFor<bool>()
        select Encoding.UTF8.GetBytes(Feed(title, id, link, text, date, isEscaped)),
        from title in AnyText.Pieces
        from text in AnyText.Pieces
        select System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new { version = "https://jsonfeed.org/version/1.1", title, items = new[] { new { id = text, title, content_html = text, url = text } } }));

    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;

    [Fact]
    public async Task Any_bytes_as_a_feed_never_crash_hang_or_leave_the_folder()
    {
        var above = Path.GetDirectoryName(Posts)!;
        var canary = Path.Combine(above, "passwd.md");
        await File.WriteAllTextAsync(canary, "mine");
        var written = 0;
        foreach (var (bytes, number) in _bytes.Sample(300, 20).Select((bytes, number) => (bytes, number)))
        {
            Server.Serve($"/{number}", bytes);
            var pulled = await PullAsync(base.Feed($"/{number}") with { Name = number % 3 == 0 ? "../../up" : null, Channel = number % 5 == 0 ? "/etc" : "资讯" }).WaitAsync(Patience, TimeProvider.System);
            written += pulled.New;
        }

        Assert.Equal("mine", await File.ReadAllTextAsync(canary));
        Assert.Equal(["articles", "passwd.md"], Directory.EnumerateFileSystemEntries(above).Select(Path.GetFileName).Order());
        var files = Directory.EnumerateFiles(Posts, "*", SearchOption.AllDirectories).ToList();
        Assert.True(written > 30, $"only {written} posts came of it: the test sees nothing");
        Assert.Equal(written, files.Count);
        Assert.All(files, file => Assert.EndsWith(".md", file, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_pulled_is_a_post_that_the_bot_reads_without_a_complaint()
    {
        foreach (var (bytes, number) in _bytes.Sample(300, 20).Select((bytes, number) => (bytes, number)))
        {
            Server.Serve($"/{number}", bytes);
            await PullAsync(base.Feed($"/{number}"));
        }

        var folder = new PostFolder(Posts);
        var readings = folder.List(problem => Assert.Fail(problem.Message)).Select(file => PostReader.Read(folder.Root, file)).ToList();
        var unreadable = readings.OfType<PostReading.Unreadable>().Select(reading => $"{reading}\n{File.ReadAllText(Path.Combine(Posts, reading.Problem.Path))}");
        Assert.Equal("", string.Join("\n=====\n", unreadable.Take(3)));
        var posts = readings.OfType<PostReading.Loaded>().Select(reading => reading.Post).ToList();
        Assert.True(posts.Count > 30, $"only {posts.Count} posts came of it: the test sees nothing");
        Assert.All(posts, post => Assert.Empty(post.Problems));
    }

    private static string Feed(string title, string id, string link, string text, string date, bool isEscaped)
    {
        return $"<rss version='2.0'><channel><title>{As(title)}</title><item><title>{As(title)}</title><guid>{As(id)}</guid><link>{As(link)}</link><pubDate>{As(date)}</pubDate><description>{As(text)}</description></item></channel></rss>";

        string As(string value) => isEscaped ? System.Security.SecurityElement.Escape(value)! : value;
    }
}
