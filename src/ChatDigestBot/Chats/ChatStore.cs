using ChatDigestBot.Roles;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Chats;

/// <summary>All SQL of <c>chats</c>. A chat is found by any id Telegram ever had for it.</summary>
internal sealed class ChatStore(Database database, AccessOptions access)
{
    private const string Columns = "id, telegram_id, kind, title, username, language, is_banned, is_forgotten, reachability, merged_into, first_met_at, active_at, (SELECT role FROM roles WHERE user_id = chats.telegram_id) AS role";

    private const string ByTelegramId = $"SELECT {Columns} FROM chats WHERE telegram_id = @telegramId AND merged_into IS NULL";

    // By the id a group had before it became a supergroup; a signpost leads on.
    private const string ByFormerId = $"SELECT {Columns} FROM chats WHERE id = (SELECT COALESCE(merged_into, id) FROM chats WHERE id = @telegramId)";

    // How exactly it is known when somebody last wrote or tapped: a write for each update would cost more than it tells.
    private static readonly TimeSpan ActivityStep = TimeSpan.FromHours(12);

    /// <summary>The chat an update came from, met now if it was unknown; writes only when something is new.</summary>
    public async Task<Chat> MeetAsync(ChatSighting sighting, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var row = await database.ReadAsync(session => FindRowAsync(session, sighting.TelegramId), cancellationToken);
        return row is not null && !IsNews(row, sighting) && now - row.ActiveAt < ActivityStep
            ? row.ToChat(access)
            : await database.WriteAsync(session => WriteSightingAsync(session, sighting, now), cancellationToken);
    }

    public Task<Chat?> FindAsync(long telegramId, CancellationToken cancellationToken) =>
        database.ReadAsync(async session => (await FindRowAsync(session, telegramId))?.ToChat(access), cancellationToken);

    /// <summary>By Telegram's public name, without the @ and in any case.</summary>
    public Task<Chat?> FindByNameAsync(string username, CancellationToken cancellationToken) => database.ReadAsync(
        async session => (await session.FindAsync<ChatRow>(
            $"SELECT {Columns} FROM chats WHERE LOWER(username) = LOWER(@username) AND merged_into IS NULL", new { username }))?.ToChat(access),
        cancellationToken);

    /// <summary>By our id; a signpost leads to the chat it was merged into.</summary>
    public async Task<Chat?> FindByIdAsync(DbSession session, long chatId)
    {
        var row = await session.FindAsync<ChatRow>(
            $"SELECT {Columns} FROM chats WHERE id = COALESCE((SELECT merged_into FROM chats WHERE id = @chatId), @chatId)", new { chatId });
        return row?.ToChat(access);
    }

    public Task SetLanguageAsync(DbSession session, long chatId, Language language) =>
        session.ExecuteAsync("UPDATE chats SET language = @Language WHERE id = @chatId", new { chatId, Language = language.Tag() });

    /// <summary>Notes what Telegram told about a chat, or what proves it reachable; returns false when that was known.</summary>
    public async Task<bool> SetReachabilityAsync(DbSession session, long chatId, Reachability reachability, DateTimeOffset now) =>
        await session.ExecuteAsync(
            """
            UPDATE chats SET reachability = @Reachability, reachability_at = @now, refusals = 0, try_again_at = NULL
            WHERE id = @chatId AND (reachability <> @Reachability OR try_again_at IS NOT NULL)
            """,
            new { chatId, Reachability = reachability.LowerName(), now }) > 0;

    /// <summary>Notes what a refusal says about a chat, which may be wrong: it is tried again by <see cref="ReachabilityPolicy.TryAgainAt"/>. Returns false when that was known.</summary>
    public async Task<bool> NoteRefusalAsync(DbSession session, long chatId, Reachability reachability, DateTimeOffset now)
    {
        var known = await session.FindAsync<RefusalRow>("SELECT reachability, refusals, try_again_at FROM chats WHERE id = @chatId", new { chatId });
        var isReachable = known?.Reachability == Reachability.Reachable;
        // Several messages of one moment are refused together: they are one refusal. And what Telegram itself told stays as it is.
        if (known is null || (!isReachable && !(known.TryAgainAt <= now)))
        {
            return false;
        }

        var refusals = known.Refusals + 1;
        return await session.ExecuteAsync(
            "UPDATE chats SET reachability = @Reachability, reachability_at = @now, refusals = @refusals, try_again_at = @tryAgainAt WHERE id = @chatId",
            new { chatId, Reachability = reachability.LowerName(), now, refusals, tryAgainAt = ReachabilityPolicy.TryAgainAt(reachability, refusals, now) }) > 0 && isReachable;
    }

    /// <summary>Takes back what refusals since a moment said of these chats.</summary>
    public static Task TakeBackRefusalsAsync(DbSession session, IReadOnlyList<long> chatIds, DateTimeOffset since) => session.ExecuteAsync(
        $"UPDATE chats SET reachability = 'reachable', refusals = 0, try_again_at = NULL WHERE {session.OneOf("id", "chatIds")} AND refusals > 0 AND reachability_at >= @since",
        new { chatIds = chatIds.ToArray(), since });

    /// <summary>Bans or pardons a person or a group, also one the bot has not met yet; returns whether it was banned.</summary>
    public async Task<bool> SetBanAsync(DbSession session, long telegramId, bool isBanned, DateTimeOffset now)
    {
        var kind = telegramId > 0 ? ChatKind.Private : ChatKind.Supergroup;
        await InsertAsync(session, new ChatSighting { TelegramId = telegramId, Kind = kind }, now);
        var wasBanned = await FindRowAsync(session, telegramId) is { IsBanned: true };
        await session.ExecuteAsync(
            "UPDATE chats SET is_banned = @isBanned WHERE (telegram_id = @telegramId OR id = @telegramId) AND merged_into IS NULL",
            new { telegramId, isBanned = isBanned ? 1 : 0 });
        return wasBanned;
    }

    /// <summary>Forgets who it was and keeps that there was somebody; no update writes the name down again before <see cref="RememberNamesAsync"/>.</summary>
    public Task ForgetNamesAsync(DbSession session, long chatId) =>
        session.ExecuteAsync("UPDATE chats SET title = NULL, username = NULL, is_forgotten = 1 WHERE id = @chatId", new { chatId });

    /// <summary>Somebody who was forgotten has come back: the next update may say who it is.</summary>
    public static Task RememberNamesAsync(DbSession session, long chatId) =>
        session.ExecuteAsync("UPDATE chats SET is_forgotten = 0 WHERE id = @chatId AND is_forgotten = 1", new { chatId });

    /// <summary>Chats of accounts deleted before a moment; a ban outlives the account.</summary>
    public async Task<IReadOnlyList<long>> FindDeactivatedAsync(DbSession session, DateTimeOffset before, int limit) => await session.QueryAsync<long>(
        """
        SELECT id FROM chats
        WHERE reachability = 'deactivated' AND reachability_at < @before AND is_banned = 0
        ORDER BY id LIMIT @limit
        """,
        new { before, limit });

    /// <summary>A group became a supergroup: the chat keeps its id and everything that refers to it, and is sent to under the new one.</summary>
    /// <remarks>
    /// Telegram says so up to three times (in the old chat, in the new one, in a refusal): only the first changes anything.
    /// If both ids were met, one row becomes a signpost; what refers to it still is sent to the right chat.
    /// </remarks>
    public async Task MigrateAsync(DbSession session, long fromTelegramId, long toTelegramId, DateTimeOffset now)
    {
        var group = await FindRowAsync(session, fromTelegramId);
        var known = await FindRowAsync(session, toTelegramId);
        if (group is null)
        {
            await InsertAsync(session, new ChatSighting { TelegramId = fromTelegramId, Kind = ChatKind.Group, LanguageCode = known?.Language }, now);
            await (known is null
                ? MoveAsync(session, fromTelegramId, toTelegramId, isBanned: false, now)
                : MergeAsync(session, fromTelegramId, known.Id, toTelegramId));
        }
        else if (group.Id != known?.Id)
        {
            if (known is not null)
            {
                await MergeAsync(session, known.Id, group.Id, toTelegramId);
            }

            await MoveAsync(session, group.Id, toTelegramId, group.IsBanned || known is { IsBanned: true }, now);
        }
    }

    public async Task<ChatCounts> CountAsync(DbSession session) => await session.ScalarAsync<ChatCounts>(
        """
        SELECT COUNT(CASE WHEN kind = 'private' THEN 1 END) AS people,
               COUNT(CASE WHEN kind IN ('group', 'supergroup') THEN 1 END) AS groups,
               COUNT(CASE WHEN kind = 'channel' THEN 1 END) AS channels,
               COUNT(CASE WHEN reachability <> 'reachable' THEN 1 END) AS unreachable,
               COUNT(CASE WHEN is_banned = 1 THEN 1 END) AS banned
        FROM chats WHERE merged_into IS NULL
        """);

    private static async Task<ChatRow?> FindRowAsync(DbSession session, long telegramId) =>
        await session.FindAsync<ChatRow>(ByTelegramId, new { telegramId }) ?? await session.FindAsync<ChatRow>(ByFormerId, new { telegramId });

    private static bool IsNews(ChatRow row, ChatSighting sighting) =>
        (!row.IsForgotten && ((sighting.Title is not null && sighting.Title != row.Title) || sighting.Username != row.Username))
        || (sighting.TelegramId == row.TelegramId && sighting.Kind != row.Kind)
        || (sighting.ProvesReachable && row.Reachability != Reachability.Reachable);

    private static Task InsertAsync(DbSession session, ChatSighting sighting, DateTimeOffset now) => session.ExecuteAsync(
        """
        INSERT INTO chats (id, telegram_id, kind, title, username, language, reachability_at, first_met_at, active_at)
        SELECT @TelegramId, @TelegramId, @Kind, @Title, @Username, @Language, @now, @now, @now
        WHERE NOT EXISTS (SELECT 1 FROM chats WHERE telegram_id = @TelegramId AND merged_into IS NULL)
        ON CONFLICT DO NOTHING
        """,
        new
        {
            sighting.TelegramId,
            Kind = sighting.Kind.LowerName(),
            sighting.Title,
            sighting.Username,
            Language = Languages.FromTelegram(sighting.LanguageCode).Tag(),
            now,
        });

    private static Task MoveAsync(DbSession session, long chatId, long toTelegramId, bool isBanned, DateTimeOffset now) => session.ExecuteAsync(
        """
        UPDATE chats SET telegram_id = @toTelegramId, kind = 'supergroup', is_banned = @IsBanned,
            reachability = 'reachable', reachability_at = @now, refusals = 0, try_again_at = NULL
        WHERE id = @chatId
        """,
        new { chatId, toTelegramId, IsBanned = isBanned ? 1 : 0, now });

    // What already pointed at the row follows it, so that a signpost never leads to another.
    private static Task MergeAsync(DbSession session, long fromChatId, long intoChatId, long telegramId) => session.ExecuteAsync(
        """
        UPDATE chats SET merged_into = @intoChatId, telegram_id = @telegramId
        WHERE id = @fromChatId OR merged_into = @fromChatId
        """,
        new { fromChatId, intoChatId, telegramId });

    private sealed record RefusalRow
    {
        public required Reachability Reachability { get; init; }

        public required int Refusals { get; init; }

        public DateTimeOffset? TryAgainAt { get; init; }
    }

    private async Task<Chat> WriteSightingAsync(DbSession session, ChatSighting sighting, DateTimeOffset now)
    {
        await InsertAsync(session, sighting, now);
        var row = await FindRowAsync(session, sighting.TelegramId) ?? throw new InvalidOperationException("A chat just met is not there.");
        await session.ExecuteAsync("UPDATE chats SET active_at = @now WHERE id = @Id", new { row.Id, now });
        if (IsNews(row, sighting))
        {
            await session.ExecuteAsync(
                """
                UPDATE chats SET kind = @Kind,
                    title = CASE WHEN is_forgotten = 1 THEN NULL ELSE COALESCE(@Title, title) END,
                    username = CASE WHEN is_forgotten = 1 THEN NULL ELSE @Username END
                WHERE id = @Id
                """,
                new { row.Id, Kind = (sighting.TelegramId == row.TelegramId ? sighting.Kind : row.Kind).LowerName(), sighting.Title, sighting.Username });
            if (sighting.ProvesReachable)
            {
                await SetReachabilityAsync(session, row.Id, Reachability.Reachable, now);
            }

            row = await FindRowAsync(session, sighting.TelegramId) ?? row;
        }

        return row.ToChat(access);
    }
}
