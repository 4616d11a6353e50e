using ChatDigestBot.Storage;

namespace ChatDigestBot.Chats;

/// <summary>Who set the bot up in a group or channel: looks after it from the private chat, and hears once when it can no longer write there.</summary>
internal sealed class CaretakerStore(Database database)
{
    public static readonly PersonalTable Personal = new("caretakers", $"person_id = @telegramId OR {PersonalTable.ByChat("caretakers").Rows}");

    /// <summary>The latest who did it, and nobody was told of anything yet.</summary>
    public Task SetAsync(long chatId, long personId, DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync(
            """
            INSERT INTO caretakers (chat_id, person_id, since_at) VALUES (@chatId, @personId, @now)
            ON CONFLICT (chat_id) DO UPDATE SET person_id = excluded.person_id, since_at = excluded.since_at, told_at = NULL
            """,
            new { chatId, personId, now }),
        cancellationToken);

    /// <summary>Who is to be told that the bot cannot write there any more; null where nobody is, or was told before.</summary>
    public Task<long?> TakeForTellingAsync(long chatId, DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.FindAsync<long?>(
            "UPDATE caretakers SET told_at = @now WHERE chat_id = @chatId AND told_at IS NULL RETURNING person_id", new { chatId, now }),
        cancellationToken);

    /// <summary>The bot can write there again: the next loss is news.</summary>
    public Task RecoveredAsync(long chatId, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync("UPDATE caretakers SET told_at = NULL WHERE chat_id = @chatId AND told_at IS NOT NULL", new { chatId }), cancellationToken);

    /// <summary>Telegram's ids and titles of the groups and channels somebody set the bot up in, and that it is still in.</summary>
    public Task<List<CaredForChat>> ListAsync(long personId, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.QueryAsync<CaredForChat>(
            """
            SELECT c.telegram_id, c.title, c.kind FROM caretakers AS t JOIN chats AS c ON c.id = t.chat_id
            WHERE t.person_id = @personId AND c.merged_into IS NULL AND c.is_banned = 0 AND c.reachability <> 'removed'
            ORDER BY c.title, c.id LIMIT 50
            """,
            new { personId }),
        cancellationToken);
}

/// <summary>A group or channel that somebody looks after.</summary>
internal sealed record CaredForChat
{
    public required long TelegramId { get; init; }

    public string? Title { get; init; }

    public required ChatKind Kind { get; init; }
}
