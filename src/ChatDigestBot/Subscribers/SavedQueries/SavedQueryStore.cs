using ChatDigestBot.Chats;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Subscribers.SavedQueries;

/// <summary>A table of words that subscribers chose. They belong to a subscriber like topics do: what stops, moves or erases the one does so with the other.</summary>
/// <param name="table">Its name.</param>
internal abstract class SavedQueryStore(Database database, SubscriberStore subscribers, string table)
{
    /// <summary>More words than this nobody can keep apart, and each is looked for in each article.</summary>
    public const int MaxOfOne = 30;

    /// <summary>The tables there are.</summary>
    public static readonly IReadOnlyList<string> Tables = ["follows", "mutes"];

    private const string OfTarget = "subscriber_id = (SELECT id FROM subscribers WHERE chat_id = @ChatId AND thread_id = @ThreadKey)";

    /// <summary>What a target chose, in that order.</summary>
    public Task<IReadOnlyList<SavedQuery>> ListAsync(Target target, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<SavedQuery>>(
            async session => await session.QueryAsync<SavedQuery>(
                $"SELECT key, query, chosen_at FROM {table} WHERE {OfTarget} ORDER BY chosen_at, key", new { target.ChatId, target.ThreadKey }),
            cancellationToken);

    /// <summary>Whoever chooses words wants to hear from the bot, also after <c>/stop</c>.</summary>
    public Task<AddWordsResult> AddAsync(Target target, SavedQuery words, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            var (_, subscriber) = await subscribers.ChangeAsync(session, target, known => known with { StoppedAt = null }, words.ChosenAt);
            var keys = await session.QueryAsync<string>($"SELECT key FROM {table} WHERE subscriber_id = @Id", new { subscriber.Id });
            if (keys.Contains(words.Key))
            {
                return AddWordsResult.Known;
            }

            if (keys.Count >= MaxOfOne)
            {
                return AddWordsResult.Full;
            }

            await session.ExecuteAsync(
                $"INSERT INTO {table} (subscriber_id, key, query, chosen_at) VALUES (@Id, @Key, @Query, @ChosenAt)",
                new { subscriber.Id, words.Key, words.Query, words.ChosenAt });
            return AddWordsResult.Added;
        },
        cancellationToken);

    /// <summary>Returns what was chosen; null where it was not.</summary>
    public Task<SavedQuery?> RemoveAsync(Target target, string key, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.FindAsync<SavedQuery>(
            $"DELETE FROM {table} WHERE {OfTarget} AND key = @key RETURNING key, query, chosen_at", new { target.ChatId, target.ThreadKey, key }),
        cancellationToken);

    /// <summary>Returns how many there were.</summary>
    public Task<int> RemoveAllAsync(Target target, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync($"DELETE FROM {table} WHERE {OfTarget}", new { target.ChatId, target.ThreadKey }), cancellationToken);

    public Task<int> CountAsync(Target target, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.ScalarAsync<int>($"SELECT COUNT(*) FROM {table} WHERE {OfTarget}", new { target.ChatId, target.ThreadKey }), cancellationToken);

    internal static async Task ForgetAsync(DbSession session, long subscriberId)
    {
        foreach (var table in Tables)
        {
            await session.ExecuteAsync($"DELETE FROM {table} WHERE subscriber_id = @subscriberId", new { subscriberId });
        }
    }
}
