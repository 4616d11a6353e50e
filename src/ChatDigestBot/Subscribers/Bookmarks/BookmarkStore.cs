using ChatDigestBot.Chats;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Subscribers.Bookmarks;

/// <summary>Articles that people keep for later. They are a person's, also where the tap was in a group; by the article's key, so that they outlive a catalogue that is read again.</summary>
internal sealed class BookmarkStore(Database database) : ITargetMemory
{
    /// <summary>More is no list that anybody reads.</summary>
    public const int MaxOfOne = 500;

    /// <returns>False where there are too many.</returns>
    public Task<bool> SaveAsync(long personId, string articleKey, DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            if (await session.ScalarAsync<int>("SELECT COUNT(*) FROM bookmarks WHERE chat_id = @personId AND article_key <> @articleKey", new { personId, articleKey }) >= MaxOfOne)
            {
                return false;
            }

            await session.ExecuteAsync(
                "INSERT INTO bookmarks (chat_id, article_key, saved_at) VALUES (@personId, @articleKey, @now) ON CONFLICT DO NOTHING", new { personId, articleKey, now });
            return true;
        },
        cancellationToken);

    public Task RemoveAsync(long personId, string articleKey, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync("DELETE FROM bookmarks WHERE chat_id = @personId AND article_key = @articleKey", new { personId, articleKey }), cancellationToken);

    public Task<bool> HasAsync(long personId, string articleKey, CancellationToken cancellationToken) => database.ReadAsync(
        async session => await session.ScalarAsync<int>("SELECT COUNT(*) FROM bookmarks WHERE chat_id = @personId AND article_key = @articleKey", new { personId, articleKey }) > 0,
        cancellationToken);

    /// <summary>Keys of articles, the latest saved first.</summary>
    public Task<List<string>> ListAsync(long personId, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.QueryAsync<string>("SELECT article_key FROM bookmarks WHERE chat_id = @personId ORDER BY saved_at DESC, article_key", new { personId }), cancellationToken);

    public Task ForgetAsync(DbSession session, Target target, DateTimeOffset now) =>
        session.ExecuteAsync("DELETE FROM bookmarks WHERE chat_id = @ChatId", new { target.ChatId });
}
