using ChatDigestBot.Chats;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Subscribers;

/// <summary>All SQL of <c>follows</c>. They belong to a subscriber like topics do: what stops, moves or erases the one does so with the other.</summary>
internal sealed class FollowStore(Database database, SubscriberStore subscribers)
{
    /// <summary>More words than this nobody can keep apart, and each is looked for in each article.</summary>
    public const int MostOfOne = 30;

    private const string OfTarget = "subscriber_id = (SELECT id FROM subscribers WHERE chat_id = @ChatId AND thread_id = @ThreadKey)";

    /// <summary>What a target follows, in the order it was chosen.</summary>
    public Task<IReadOnlyList<Follow>> ListAsync(Target target, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Follow>>(
            async session => await session.QueryAsync<Follow>(
                $"SELECT key, query, followed_at FROM follows WHERE {OfTarget} ORDER BY followed_at, key", new { target.ChatId, target.ThreadKey }),
            cancellationToken);

    /// <summary>Whoever follows words wants to hear from the bot, also after <c>/stop</c>.</summary>
    public Task<FollowAdding> AddAsync(Target target, Follow follow, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            var (_, subscriber) = await subscribers.ChangeAsync(session, target, known => known with { StoppedAt = null }, follow.FollowedAt);
            var keys = await session.QueryAsync<string>("SELECT key FROM follows WHERE subscriber_id = @Id", new { subscriber.Id });
            if (keys.Contains(follow.Key))
            {
                return FollowAdding.Known;
            }

            if (keys.Count >= MostOfOne)
            {
                return FollowAdding.Full;
            }

            await session.ExecuteAsync(
                "INSERT INTO follows (subscriber_id, key, query, followed_at) VALUES (@Id, @Key, @Query, @FollowedAt)",
                new { subscriber.Id, follow.Key, follow.Query, follow.FollowedAt });
            return FollowAdding.Added;
        },
        cancellationToken);

    /// <summary>Returns what was followed; null where it was not.</summary>
    public Task<Follow?> RemoveAsync(Target target, string key, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.FindAsync<Follow>(
            $"DELETE FROM follows WHERE {OfTarget} AND key = @key RETURNING key, query, followed_at", new { target.ChatId, target.ThreadKey, key }),
        cancellationToken);

    /// <summary>Returns how many there were.</summary>
    public Task<int> RemoveAllAsync(Target target, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync($"DELETE FROM follows WHERE {OfTarget}", new { target.ChatId, target.ThreadKey }), cancellationToken);

    public Task<int> CountAsync(Target target, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.ScalarAsync<int>($"SELECT COUNT(*) FROM follows WHERE {OfTarget}", new { target.ChatId, target.ThreadKey }), cancellationToken);

    /// <summary>One of each query that anybody follows.</summary>
    public static async Task<IReadOnlyList<Follow>> ListDistinctAsync(DbSession session) => await session.QueryAsync<Follow>(
        // A loose index scan: one step a key, however many follow it.
        """
        WITH RECURSIVE keys(key) AS (
            SELECT MIN(key) FROM follows
            UNION ALL
            SELECT (SELECT MIN(f.key) FROM follows AS f WHERE f.key > keys.key) FROM keys WHERE keys.key IS NOT NULL)
        SELECT f.key, f.query, f.followed_at FROM keys
        JOIN follows AS f ON f.key = keys.key AND f.subscriber_id = (SELECT MIN(o.subscriber_id) FROM follows AS o WHERE o.key = keys.key)
        """);

    internal static Task ForgetAsync(DbSession session, long subscriberId) =>
        session.ExecuteAsync("DELETE FROM follows WHERE subscriber_id = @subscriberId", new { subscriberId });
}
