using System.Globalization;
using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Reading;
using ChatDigestBot.Feeds;
using ChatDigestBot.Feeds.Fetching;
using ChatDigestBot.Feeds.Lists;
using ChatDigestBot.Feeds.Posts;
using ChatDigestBot.Feeds.Pulling;
using ChatDigestBot.Feeds.Reading;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ChatDigestBot.Tests.Feeds;

/// <summary>Base of tests that pull from a real server on loopback into a real folder and a real database.</summary>
public abstract class FeedTest : StoreTest
{
    private string _folder = "";
    private readonly ReadingThread _thread = new();
    private FeedClient? _client;

    private protected FeedServer Server { get; private set; } = null!;

    private protected FeedStore Store { get; private set; } = null!;

    private protected FeedPuller Puller { get; private set; } = null!;

    private protected FakeTimeProvider Clock => Test.Clock;

    private protected DateTimeOffset Now => Clock.GetUtcNow();

    private protected string Posts => Path.Combine(_folder, "articles");

    private protected string ListPath => Path.Combine(_folder, "feeds.yaml");

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Server = await FeedServer.StartAsync();
        _folder = Directory.CreateTempSubdirectory("chatdigestbot-feeds-").FullName;
        Directory.CreateDirectory(Posts);
        Use(new FeedsOptions { Path = ListPath, AllowPrivateNetworks = true, HostPause = TimeSpan.Zero });
    }

    public override async Task DisposeAsync()
    {
        _client?.Dispose();
        _thread.Dispose();
        await Server.DisposeAsync();
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private protected void Use(FeedsOptions options)
    {
        _client?.Dispose();
        var articles = new ArticlesOptions { Path = Posts, TopicsPath = "", SweepEvery = TimeSpan.FromMinutes(5) };
        _client = new FeedClient(options, new FeedConnection(options), new HostPace(options, Clock), Clock);
        Store = new FeedStore(Database);
        Puller = new FeedPuller(new FeedFetch(_client, _thread, Clock), new ItemWriter(new PostFiles(articles), new FullTexts(_client), Store, Clock), Store, new FreshnessOptions(), Clock);
    }

    private protected FeedRound Round() => new(
        new FeedList(new FeedsOptions { Path = ListPath }, NullLogger<FeedList>.Instance), Puller, Store, new LeaseStore(Database, Clock), Clock);

    private protected ListedFeed Feed(string path) => new() { Url = Server.At(path), Name = "示例科技", Category = "新媒体", Channel = "资讯" };

    private protected async Task<FeedState> StateAsync(ListedFeed feed) => (await Store.FindAsync([feed], Now, CancellationToken.None))[feed.Key];

    private protected async Task<PullResult> PullAsync(ListedFeed feed) => await Puller.PullAsync(feed, await StateAsync(feed), CancellationToken.None);

    /// <summary>The posts in the folder as the bot reads them, by title.</summary>
    private protected Dictionary<string, Post> ReadPosts()
    {
        var folder = new PostFolder(Posts);
        return folder.List(problem => Assert.Fail(problem.Message)).Select(file => Assert.IsType<PostReading.Loaded>(PostReader.Read(folder.Root, file)).Post)
            .ToDictionary(post => post.Head.Text("title")!);
    }

    private protected string FileOf(string title) => Path.Combine(Posts, ReadPosts()[title].Path);

    private protected string Item(string title, string? id = null, string? link = null, DateTimeOffset? date = null, string text = "<p>Der Park in der Mitte der Stadt ist seit heute wieder offen, am Abend spielt Musik.</p>") =>
        $"<item><title>{title}</title>{(id is null ? "" : $"<guid isPermaLink=\"false\">{id}</guid>")}{(link is null ? "" : $"<link>{link}</link>")}"
        + $"{(date is { } at ? $"<pubDate>{at.ToString("R", CultureInfo.InvariantCulture)}</pubDate>" : "")}<description><![CDATA[{text}]]></description></item>";

    private protected static string Rss(params IEnumerable<string> items) => $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel><title>Feed</title><link>https://site.example/</link>{string.Concat(items)}</channel></rss>";
}
