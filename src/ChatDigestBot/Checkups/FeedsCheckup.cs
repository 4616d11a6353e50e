using System.Collections.Concurrent;
using System.Data.Common;
using ChatDigestBot.Feeds;
using ChatDigestBot.Feeds.Lists;
using ChatDigestBot.Feeds.Pulling;
using ChatDigestBot.Storage;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Checkups;

/// <summary>The feeds: whether the list can be read, and whether each gives something.</summary>
/// <remarks>Taking its time it asks every feed as <c>feeds check</c> does; where somebody waits in a chat it says what became of them last.</remarks>
internal sealed class FeedsCheckup(Database database, FeedList list, FeedFetch fetch, FeedBoard board, FeedWords words, TimeProvider clock) : ICheckup
{
    private const string Check = "feeds";
    private const int AtOnce = 16;
    private const int MostNamed = 10;

    public async Task<IReadOnlyList<Finding>> LookAsync(bool isThorough, CancellationToken cancellationToken)
    {
        var feeds = list.Read();
        return list.Problem is { } problem ? [Finding.Problem(Check, "feedsListWrong", ("path", list.Path), ("words", problem))]
            : feeds.Count == 0 ? [Finding.Note(Check, "feedsNone")]
            : isThorough ? await AskAsync(await WithoutPausedAsync(feeds, cancellationToken), cancellationToken)
            : await RememberAsync(cancellationToken);
    }

    // One that is paused was seen to. Where the database cannot say, all are asked.
    private async Task<IReadOnlyList<ListedFeed>> WithoutPausedAsync(IReadOnlyList<ListedFeed> feeds, CancellationToken cancellationToken)
    {
        if (database.Options.IsToBeMade)
        {
            return feeds; // asking would make one
        }

        try
        {
            return [.. (await board.ListStatesAsync(cancellationToken)).Where(found => !found.State.IsPaused).Select(found => found.Feed)];
        }
        catch (DbException)
        {
            return feeds;
        }
    }

    private async Task<IReadOnlyList<Finding>> AskAsync(IReadOnlyList<ListedFeed> feeds, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var troubles = new ConcurrentDictionary<string, FeedTrouble>();
        await Parallel.ForEachAsync(feeds, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (feed, token) =>
        {
            if (await fetch.RunAsync(feed, FeedState.New(feed, now), token) is FeedFetch.Outcome.Failed failed)
            {
                troubles[feed.Key] = failed.Trouble;
            }
        });
        if (troubles.IsEmpty)
        {
            return [Finding.Good(Check, "feeds", ("count", feeds.Count))];
        }

        // The verb speaks English.
        var failing = feeds.Where(feed => troubles.ContainsKey(feed.Key)).ToList();
        return
        [
            .. failing.Take(MostNamed).Select(feed => Finding.Problem(Check, "feedFails", ("name", feed.NameOr(title: null)), ("words", words.Of(Language.English, troubles[feed.Key])))),
            .. failing.Count > MostNamed ? [Finding.Problem(Check, "feedsMoreFail", ("count", failing.Count - MostNamed))] : Array.Empty<Finding>(),
        ];
    }

    private async Task<IReadOnlyList<Finding>> RememberAsync(CancellationToken cancellationToken)
    {
        try
        {
            var standings = await board.ListAsync(cancellationToken);
            var failing = standings.Where(standing => !standing.State.IsPaused && standing.State.Trouble is not null).ToList();
            return failing.Count == 0
                ? [Finding.Good(Check, "feeds", ("count", standings.Count))]
                : [Finding.Problem(Check, "feedsFail", ("count", failing.Count), ("names", string.Join(", ", failing.Take(MostNamed).Select(standing => standing.Name))))];
        }
        catch (DbException)
        {
            return []; // the look at the database says so
        }
    }
}
