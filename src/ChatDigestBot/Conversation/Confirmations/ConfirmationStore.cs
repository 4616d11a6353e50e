using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Conversation.Confirmations;

/// <summary>Keeps confirmations for 30 minutes under keys nobody can guess; each is taken once, in the chat it was made in.</summary>
/// <remarks>A group's confirmation is its admins': any of them may confirm it, also who speaks as the group and taps as a person. That only admins come so far is the command's access.</remarks>
internal sealed class ConfirmationStore
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(30);

    /// <summary>One that was taken stays its two days without its text: the same tap handled again, or a second one, must find it.</summary>
    public static readonly PersonalTable Personal = PersonalTable.ByChat("confirmations") with
    {
        Erasing = $"UPDATE confirmations SET body = '', taken_at = COALESCE(taken_at, @now) WHERE {PersonalTable.ByChat("confirmations").Rows}",
    };

    /// <summary>Returns the key for the button that confirms.</summary>
    public async Task<string> KeepAsync(DbSession session, CommandCall call, PendingConfirmation confirmation)
    {
        var key = ShortKey.New();
        await session.ExecuteAsync(
            """
            INSERT INTO confirmations (key, kind, chat_id, person_id, body, created_at)
            VALUES (@key, @Kind, @ChatId, @PersonId, @Body, @Now)
            """,
            new { key, confirmation.Kind, ChatId = call.Chat.Id, PersonId = call.Person.Id, confirmation.Body, call.Now });
        return key;
    }

    /// <summary>Reads a confirmation without using it up, for a button that may be pressed again.</summary>
    public async Task<PendingConfirmation?> FindAsync(DbSession session, CommandCall call, string kind, string key)
    {
        var row = await FindRowAsync(session, call, kind, key);
        return row is null or { TakenAt: not null } ? null : new PendingConfirmation(kind, row.Body);
    }

    /// <summary>Uses a confirmation up. Call it in the transaction of what it confirms: a crash then undoes both.</summary>
    public async Task<TakeConfirmationResult> TakeAsync(DbSession session, CommandCall call, string kind, string key)
    {
        var taken = await session.ExecuteAsync(
            """
            UPDATE confirmations SET taken_at = @Now, taken_by = @UpdateId
            WHERE key = @key AND kind = @kind AND chat_id = @ChatId AND created_at > @oldest AND taken_at IS NULL
            """,
            new { key, kind, ChatId = call.Chat.Id, call.Now, call.UpdateId, oldest = call.Now - KeptFor });
        var row = await FindRowAsync(session, call, kind, key);
        return row switch
        {
            null => new TakeConfirmationResult.Unknown(),
            _ when taken > 0 || row.TakenBy == call.UpdateId => new TakeConfirmationResult.Taken(new PendingConfirmation(kind, row.Body)),
            _ => new TakeConfirmationResult.Used(),
        };
    }

    public Task<int> PruneAsync(DbSession session, DateTimeOffset now) =>
        session.ExecuteAsync("DELETE FROM confirmations WHERE created_at < @before", new { before = now - KeptFor - TimeSpan.FromDays(2) });

    private static Task<ConfirmationRow?> FindRowAsync(DbSession session, CommandCall call, string kind, string key) => session.FindAsync<ConfirmationRow>(
        """
        SELECT body, taken_at, taken_by FROM confirmations
        WHERE key = @key AND kind = @kind AND chat_id = @ChatId AND (created_at > @oldest OR taken_at IS NOT NULL)
        """,
        new { key, kind, ChatId = call.Chat.Id, oldest = call.Now - KeptFor });

    private sealed record ConfirmationRow
    {
        public required string Body { get; init; }

        public DateTimeOffset? TakenAt { get; init; }

        public long? TakenBy { get; init; }
    }
}
