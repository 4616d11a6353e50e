using ChatDigestBot.Storage;

namespace ChatDigestBot.Subscribers.SavedQueries;

/// <summary>Words that people want to hear of.</summary>
internal sealed class FollowStore(Database database, SubscriberStore subscribers) : SavedQueryStore(database, subscribers, "follows")
{
    /// <summary>One of each query that anybody follows.</summary>
    public static async Task<IReadOnlyList<SavedQuery>> ListDistinctAsync(DbSession session) => await session.QueryAsync<SavedQuery>(
        // A loose index scan: one step a key, however many follow it.
        """
        WITH RECURSIVE keys(key) AS (
            SELECT MIN(key) FROM follows
            UNION ALL
            SELECT (SELECT MIN(f.key) FROM follows AS f WHERE f.key > keys.key) FROM keys WHERE keys.key IS NOT NULL)
        SELECT f.key, f.query, f.chosen_at FROM keys
        JOIN follows AS f ON f.key = keys.key AND f.subscriber_id = (SELECT MIN(o.subscriber_id) FROM follows AS o WHERE o.key = keys.key)
        """);
}
