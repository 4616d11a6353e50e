using System.Collections.Concurrent;
using System.CommandLine;
using System.Globalization;
using ChatDigestBot.Feeds.Lists;
using ChatDigestBot.Feeds.Pulling;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Feeds.Verbs;

/// <summary>Fetches the feeds now, due or not, and writes what is new into the store's folder.</summary>
internal sealed class PullFeedsVerb : Verb
{
    private readonly Argument<string[]> _feeds = new("feed") { Description = "Only these: keys, or parts of addresses or names", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object a line" };

    public PullFeedsVerb()
        : base("pull", "Fetch the feeds now and write what is new as posts")
    {
        Add(_feeds);
        Add(_json);
    }

    public override SchemaNeed Schema => SchemaNeed.Current;

    public override async Task<int> RunAsync(ParseResult arguments, IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        var feeds = FeedVerbs.ReadList(services);
        var asked = arguments.GetValue(_feeds) ?? [];
        if (asked.FirstOrDefault(words => !feeds.Any(feed => IsMeant(feed, words))) is { } unknown)
        {
            throw new VerbException($"No feed of the list is called {unknown}.", exitCode: 2);
        }

        var results = new ConcurrentDictionary<string, PullResult>();
        var round = services.GetRequiredService<FeedRound>();
        if (await round.RunAsync((feed, state) => !state.IsPaused && (asked.Length == 0 || asked.Any(words => IsMeant(feed, words))), (feed, pulled) => results[feed.Key] = pulled, cancellationToken) is not { } total)
        {
            throw new VerbException("Another process pulls the feeds just now; try again in a minute.", exitCode: 1);
        }

        var isJson = arguments.GetValue(_json);
        var words = services.GetRequiredService<FeedWords>();
        var states = await services.GetRequiredService<FeedStore>().FindAsync(feeds, services.GetRequiredService<TimeProvider>().GetUtcNow(), cancellationToken);
        foreach (var feed in feeds.Where(feed => results.ContainsKey(feed.Key)))
        {
            await output.WriteLineAsync(LineOf(feed, states[feed.Key].Title, results[feed.Key], words).Print(isJson));
        }

        await output.WriteLineAsync(isJson
            ? JsonLine.Of(new { feeds = total.Asked, @new = total.New, changed = total.Changed, failed = total.Failed })
            : string.Create(CultureInfo.InvariantCulture, $"{total.Asked} feeds asked, {total.New} new posts, {total.Changed} changed, {total.Failed} failed"));
        return total.Failed > 0 ? 1 : 0;
    }

    private static bool IsMeant(ListedFeed feed, string words) =>
        feed.Key == words || feed.Url.AbsoluteUri.Contains(words, StringComparison.OrdinalIgnoreCase) || feed.Name?.Contains(words, StringComparison.OrdinalIgnoreCase) == true;

    private static FeedLine LineOf(ListedFeed feed, string title, PullResult pulled, FeedWords words) => FeedLine.Of(feed, title, pulled.Trouble, words) with
    {
        Result = pulled.Trouble?.Kind.ToString() ?? (pulled.IsUnchanged ? "unchanged" : "ok"),
        Items = pulled.Items,
        New = pulled.New,
        Changed = pulled.Changed,
        LeftToPeople = pulled.LeftToPeople,
    };
}
