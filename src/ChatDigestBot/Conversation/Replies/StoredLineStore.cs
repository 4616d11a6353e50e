using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Conversation.Replies;

/// <summary>Keeps command lines that do not fit into a button, for at least 30 days after they were last shown.</summary>
internal sealed class StoredLineStore
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <summary>Returns the line's key, the same each time.</summary>
    public async Task<string> KeepAsync(DbSession session, string line, DateTimeOffset now)
    {
        var key = ShortKey.For(line, length: 16);
        await session.ExecuteAsync(
            """
            INSERT INTO stored_lines (key, line, stored_at) VALUES (@key, @line, @now)
            ON CONFLICT (key) DO UPDATE SET stored_at = excluded.stored_at WHERE stored_lines.stored_at < @yesterday
            """,
            new { key, line, now, yesterday = now.AddDays(-1) });
        return key;
    }

    public Task<string?> FindAsync(DbSession session, string key) =>
        session.FindAsync<string>("SELECT line FROM stored_lines WHERE key = @key", new { key });

    /// <remarks>A day more than promised, since a line shown again within a day is not written again.</remarks>
    public Task<int> PruneAsync(DbSession session, DateTimeOffset now) =>
        session.ExecuteAsync("DELETE FROM stored_lines WHERE stored_at < @before", new { before = now - KeptFor - TimeSpan.FromDays(1) });
}
