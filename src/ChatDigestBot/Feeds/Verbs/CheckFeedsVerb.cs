using System.Collections.Concurrent;
using System.CommandLine;
using System.Globalization;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Feeds.Lists;
using ChatDigestBot.Feeds.Pulling;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Feeds.Verbs;

/// <summary>Asks every feed once and says what it gives. Writes nothing and remembers nothing.</summary>
internal sealed class CheckFeedsVerb : Verb
{
    private const int AtOnce = 8;

    private readonly Option<bool> _json = new("--json") { Description = "One JSON object a line" };

    public CheckFeedsVerb()
        : base("check", "Ask every feed once and say what it gives; nothing is written")
    {
        Add(_json);
    }

    public override SchemaNeed Schema => SchemaNeed.None;

    public override async Task<int> RunAsync(ParseResult arguments, IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        var feeds = FeedVerbs.ReadList(services);
        var isJson = arguments.GetValue(_json);
        var fetch = services.GetRequiredService<FeedFetch>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var words = services.GetRequiredService<FeedWords>();
        var lines = new ConcurrentDictionary<string, FeedLine>();
        await Parallel.ForEachAsync(feeds, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (feed, token) =>
            lines[feed.Key] = LineOf(feed, await fetch.RunAsync(feed, FeedState.New(feed, now), token), words));
        foreach (var feed in feeds)
        {
            await output.WriteLineAsync(lines[feed.Key].Print(isJson));
        }

        var unknown = await WarnOfTopicsAsync(feeds, services.GetRequiredService<TopicCatalogue>());
        var failed = lines.Values.Count(line => line.Words.Length > 0);
        await output.WriteLineAsync(isJson ? JsonLine.Of(new { feeds = feeds.Count, failed }) : string.Create(CultureInfo.InvariantCulture, $"{feeds.Count} feeds, {failed} failed"));
        return failed + unknown > 0 ? 1 : 0;
    }

    private async Task<int> WarnOfTopicsAsync(IReadOnlyList<ListedFeed> feeds, TopicCatalogue topics)
    {
        var unknown = feeds.SelectMany(feed => feed.Topics).Distinct().Where(topic => topics.Find(topic) is null).ToList();
        foreach (var topic in unknown)
        {
            await Error.WriteLineAsync($"The feeds name the topic {topic}, which topics.yaml does not have; it is passed over.");
        }

        return unknown.Count;
    }

    private static FeedLine LineOf(ListedFeed feed, FeedFetch.Outcome outcome, FeedWords words) => outcome switch
    {
        FeedFetch.Outcome.Read read => FeedLine.Of(feed, read.Document.Title, null, words) with
        {
            Items = read.Document.Items.Count,
            Newest = read.Document.Items.Max(item => item.PublishedAt),
        },
        FeedFetch.Outcome.Failed failed => FeedLine.Of(feed, null, failed.Trouble, words),
        _ => FeedLine.Of(feed, null, null, words) with { Result = "unchanged" },
    };
}
