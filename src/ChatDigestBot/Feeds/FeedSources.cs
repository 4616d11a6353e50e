using ChatDigestBot.Search;

namespace ChatDigestBot.Feeds;

/// <summary>Each listed feed as a source that may be followed and muted before its first post.</summary>
internal sealed class FeedSources(FeedBoard board) : IAwaitedSources
{
    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await board.ListStatesAsync(cancellationToken)).Select(found => found.Feed.NameOr(found.State.Title))];
}
