using ChatDigestBot.Articles.Cleaning;
using ChatDigestBot.Feeds;
using ChatDigestBot.Feeds.Pulling;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Tests.Feeds.Oddities;

public sealed class SqliteOddFeedsTests : OddFeedsTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class PostgresOddFeedsTests : OddFeedsTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

/// <summary>Feeds as they are out there, from a real server on loopback to posts in a folder.</summary>
public abstract class OddFeedsTests : FeedTest
{
    public static TheoryData<string> Names => [.. OddFeeds.All.Select(feed => feed.Name)];

    [Fact]
    public void There_are_at_least_forty_each_of_its_own() => Assert.InRange(OddFeeds.All.Select(feed => feed.Name).Distinct().Count(), 40, OddFeeds.All.Count);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_gives_what_it_means_once_or_is_a_trouble_with_a_name(string name)
    {
        var odd = OddFeeds.All.Single(feed => feed.Name == name);
        odd.Serve(Server, $"/{name}", Now);
        var feed = Feed($"/{name}") with { Language = odd.Language };
        var first = await PullAsync(feed);
        Assert.Equal((odd.Trouble, odd.Trouble is null ? odd.Items : 0), (first.Trouble?.Kind.ToString(), first.New));
        Check(odd);
        var files = Files();

        Clock.Advance(TimeSpan.FromHours(1));
        var second = await PullAsync(feed);
        Assert.Equal((odd.Trouble, 0, 0), (second.Trouble?.Kind.ToString(), second.New, second.Changed));
        Assert.Equal(odd.Trouble is null && odd.IsUnchangedAgain, second.IsUnchanged);
        Assert.Equal(files, Files());
    }

    [Fact]
    public async Task All_of_them_at_once_hold_up_none_another()
    {
        // Not those that ask for the whole host to be left alone: all are of one host here.
        var odd = OddFeeds.All.Where(feed => feed.Trouble != nameof(FeedTroubleKind.Busy)).ToList();
        odd.ForEach(feed => feed.Serve(Server, $"/{feed.Name}", Now));
        await File.WriteAllTextAsync(ListPath, "feeds:\n" + string.Concat(odd.Select(feed =>
            $"  - url: {Server.At($"/{feed.Name}")}\n    name: {feed.Name}\n{(feed.Language is null ? "" : $"    language: {feed.Language}\n")}")));
        var pulled = new Dictionary<string, PullResult>();
        var result = await Round().RunAsync(null, (feed, one) => pulled.Add(feed.Name!, one), CancellationToken.None);
        Assert.Equal(odd.Select(feed => (feed.Name, feed.Trouble, feed.Trouble is null ? feed.Items : 0)).Order(), pulled.Select(one => (one.Key, one.Value.Trouble?.Kind.ToString(), one.Value.New)).Order());
        Assert.Equal((odd.Count, odd.Sum(feed => feed.Trouble is null ? feed.Items : 0), odd.Count(feed => feed.Trouble is not null)), (result!.Asked, result.New, result.Failed));
        Assert.All(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(Posts)!), entry => Assert.Contains(Path.GetFileName(entry), new[] { "articles", "feeds.yaml" }));

        // Not one of them is due again at once.
        Assert.Equal(0, (await Round().RunAsync(null, null, CancellationToken.None))!.Asked);
    }

    private void Check(OddFeed odd)
    {
        var posts = ReadPosts();
        Assert.Equal(odd.Items, posts.Count);
        if (odd.Count is null)
        {
            Assert.Equal(odd.Titles.Order(), posts.Keys.Order());
        }

        Assert.All(posts.Values, post => Assert.Empty(post.Problems));
        var texts = Files().Select(File.ReadAllText).ToList();
        Assert.All(odd.HoldsNot, piece => Assert.All(texts, text => Assert.DoesNotContain(piece, text, StringComparison.Ordinal)));
        if (odd.Holds.Count > 0)
        {
            var first = File.ReadAllText(FileOf(odd.Titles[0]));
            Assert.All(odd.Holds, piece => Assert.Contains(piece, first, StringComparison.Ordinal));
        }

        if (odd.MeansDate is { } date)
        {
            var post = posts[odd.Titles[0]];
            var written = PostCleaner.Clean(post, Now).PublishedAt;
            var meant = date(Now);
            Assert.Equal(meant is { } at ? new DateTimeOffset(at.Ticks - (at.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero) : null, written);
        }
    }

    private List<string> Files() => [.. Directory.EnumerateFiles(Posts, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
