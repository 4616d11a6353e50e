using System.Collections.Concurrent;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Delivery.Ledger;

/// <summary>What became of messages over days, for people who watch the ledger. Days that are over are counted once in a while only, since the sender pays for every look.</summary>
internal sealed class DeliveryFigures(TimeProvider clock)
{
    /// <summary>A day that is over changes only where somebody has failed messages sent again.</summary>
    private static readonly TimeSpan CountedEvery = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<(DateTimeOffset From, DateTimeOffset To), Counted> _days = new();

    /// <summary>How many messages came to which end in each stretch between two bounds, oldest first.</summary>
    /// <param name="bounds">Ascending; a stretch more than bounds less one.</param>
    public async Task<IReadOnlyList<DayOfMessages>> CountAsync(DbSession session, IReadOnlyList<DateTimeOffset> bounds)
    {
        var now = clock.GetUtcNow();
        foreach (var (day, _) in _days.Where(day => day.Value.At + CountedEvery + CountedEvery < now))
        {
            _days.TryRemove(day, out _);
        }

        var days = new List<DayOfMessages>();
        foreach (var (from, to) in bounds.Zip(bounds.Skip(1)))
        {
            if (_days.TryGetValue((from, to), out var counted) && now - counted.At < CountedEvery)
            {
                days.Add(counted.Day);
                continue;
            }

            var day = await CountAsync(session, from, to);
            if (to <= now)
            {
                _days[(from, to)] = new Counted(now, day);
            }

            days.Add(day);
        }

        return days;
    }

    /// <summary>Messages that wait for somebody's word, by unit, the largest first.</summary>
    public static Task<List<UnitCount>> CountInDoubtAsync(DbSession session) => session.QueryAsync<UnitCount>(
        """
        SELECT unit, COUNT(*) AS messages FROM deliveries
        WHERE state IN ('failed', 'indoubt', 'cancelled') AND state = 'indoubt' AND reason <> 'left'
        GROUP BY unit ORDER BY COUNT(*) DESC, unit LIMIT 20
        """);

    private static async Task<DayOfMessages> CountAsync(DbSession session, DateTimeOffset from, DateTimeOffset to)
    {
        var rows = await session.QueryAsync<StateRow>(
            "SELECT state, COUNT(*) AS messages FROM deliveries WHERE settled_at >= @from AND settled_at < @to GROUP BY state", new { from, to });
        return new DayOfMessages(rows.Find(row => row.State == DeliveryState.Sent)?.Messages ?? 0, rows.Find(row => row.State == DeliveryState.Failed)?.Messages ?? 0);
    }

    private sealed record Counted(DateTimeOffset At, DayOfMessages Day);

    private sealed record StateRow
    {
        public required DeliveryState State { get; init; }

        public required int Messages { get; init; }
    }
}

/// <summary>How many messages of one day arrived, and how many never will.</summary>
internal sealed record DayOfMessages(int Sent, int Failed);

internal sealed record UnitCount
{
    public required string Unit { get; init; }

    public required int Messages { get; init; }
}
