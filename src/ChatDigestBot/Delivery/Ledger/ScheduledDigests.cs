using ChatDigestBot.Storage;

namespace ChatDigestBot.Delivery.Ledger;

/// <summary>What the digests of the hours people chose told; what somebody asked for is none of them.</summary>
internal static class ScheduledDigests
{
    // Readers of one day have much in common: so many say what all know.
    private const int MessagesLookedAt = 5000;

    /// <summary>The stories of one day's digests, arrived or on their way.</summary>
    /// <param name="session">Reads only.</param>
    /// <param name="date">The day on the readers' calendars.</param>
    /// <param name="most">How many digests a day somebody may have.</param>
    public static async Task<IReadOnlyList<string>> ListStoriesAsync(DbSession session, DateOnly date, int most)
    {
        var stories = new HashSet<string>(StringComparer.Ordinal);
        for (var number = 1; number <= most; number++)
        {
            // In the order of the index on units, or PostgreSQL would rather read the whole ledger for the first thousands.
            stories.UnionWith(await session.QueryAsync<string>(
                $"""
                SELECT DISTINCT s.story_id
                FROM (SELECT content_id FROM deliveries WHERE unit = @unit AND state NOT IN ('failed', 'cancelled') ORDER BY chat_id, thread_id, part LIMIT {MessagesLookedAt}) AS d
                JOIN delivery_stories AS s ON s.content_id = d.content_id
                """,
                new { unit = DeliveryUnit.Slot(date, number) }));
        }

        return [.. stories];
    }
}
