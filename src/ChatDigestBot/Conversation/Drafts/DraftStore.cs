using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Conversation.Drafts;

/// <summary>Keeps drafts for 30 minutes under keys nobody can guess; each is taken once, in the chat it was made in.</summary>
/// <remarks>A group's draft is its admins': any of them may confirm it, also who speaks as the group and taps as a person. That only admins come so far is the command's access.</remarks>
internal sealed class DraftStore
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(30);

    /// <summary>Returns the key for the button that confirms.</summary>
    public async Task<string> KeepAsync(DbSession session, CommandCall call, Draft draft)
    {
        var key = ShortKey.New();
        await session.ExecuteAsync(
            """
            INSERT INTO drafts (key, kind, chat_id, person_id, body, created_at)
            VALUES (@key, @Kind, @ChatId, @PersonId, @Body, @Now)
            """,
            new { key, draft.Kind, ChatId = call.Chat.Id, PersonId = call.Person.Id, draft.Body, call.Now });
        return key;
    }

    /// <summary>Reads a draft without using it up, for a button that may be pressed again.</summary>
    public async Task<Draft?> FindAsync(DbSession session, CommandCall call, string kind, string key)
    {
        var row = await FindRowAsync(session, call, kind, key);
        return row is null or { TakenAt: not null } ? null : new Draft(kind, row.Body);
    }

    /// <summary>Uses a draft up. Call it in the transaction of what it confirms: a crash then undoes both.</summary>
    public async Task<DraftTaking> TakeAsync(DbSession session, CommandCall call, string kind, string key)
    {
        var taken = await session.ExecuteAsync(
            """
            UPDATE drafts SET taken_at = @Now, taken_by = @UpdateId
            WHERE key = @key AND kind = @kind AND chat_id = @ChatId AND created_at > @oldest AND taken_at IS NULL
            """,
            new { key, kind, ChatId = call.Chat.Id, call.Now, call.UpdateId, oldest = call.Now - KeptFor });
        var row = await FindRowAsync(session, call, kind, key);
        return row switch
        {
            null => new DraftTaking.Unknown(),
            _ when taken > 0 || row.TakenBy == call.UpdateId => new DraftTaking.Taken(new Draft(kind, row.Body)),
            _ => new DraftTaking.Used(),
        };
    }

    public Task<int> PruneAsync(DbSession session, DateTimeOffset now) =>
        session.ExecuteAsync("DELETE FROM drafts WHERE created_at < @before", new { before = now - KeptFor - TimeSpan.FromDays(2) });

    private static Task<DraftRow?> FindRowAsync(DbSession session, CommandCall call, string kind, string key) => session.FindAsync<DraftRow>(
        """
        SELECT body, taken_at, taken_by FROM drafts
        WHERE key = @key AND kind = @kind AND chat_id = @ChatId AND (created_at > @oldest OR taken_at IS NOT NULL)
        """,
        new { key, kind, ChatId = call.Chat.Id, oldest = call.Now - KeptFor });

    private sealed record DraftRow
    {
        public required string Body { get; init; }

        public DateTimeOffset? TakenAt { get; init; }

        public long? TakenBy { get; init; }
    }
}
