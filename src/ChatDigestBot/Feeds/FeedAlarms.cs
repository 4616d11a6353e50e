using ChatDigestBot.Shared;

namespace ChatDigestBot.Feeds;

/// <summary>Feeds of the list that gave nothing but trouble for three days. One that is paused was seen to.</summary>
internal sealed class FeedAlarms(FeedBoard board) : IAlarmSource
{
    public const string Dead = "feedDead";

    private static readonly TimeSpan WorthTelling = TimeSpan.FromDays(3);

    public IReadOnlyList<string> Kinds => [Dead];

    public async Task<IReadOnlyList<Alarm>> FindAlarmsAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
    [
        .. (await board.ListStatesAsync(cancellationToken))
            .Where(found => !found.State.IsPaused && now - found.State.FailingSince >= WorthTelling)
            .Select(found => new Alarm(Dead, found.Feed.NameOr(found.State.Title), found.State.FailingSince!.Value)),
    ];
}
