using System.Text.Json;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Broadcasts;

/// <summary>All SQL of <c>broadcasts</c>.</summary>
internal static class BroadcastStore
{
    private const string Columns = "id, author_chat_id, html, contents, state, filled_to, recipients, created_at, ended_at, report_message";

    /// <summary>Begins a broadcast; the same key again is the same broadcast.</summary>
    public static Task<long> BeginAsync(DbSession session, string key, Broadcast broadcast) => session.ScalarAsync<long>(
        """
        INSERT INTO broadcasts (key, author_chat_id, html, contents, state, recipients, created_at, report_message)
        VALUES (@key, @AuthorChatId, @html, @contents, 'filling', 0, @CreatedAt, @ReportMessage)
        ON CONFLICT (key) DO UPDATE SET key = excluded.key
        RETURNING id
        """,
        new { key, broadcast.AuthorChatId, html = broadcast.Text.Html, contents = JsonSerializer.Serialize(broadcast.Contents), broadcast.CreatedAt, broadcast.ReportMessage });

    public static async Task<Broadcast?> FindAsync(DbSession session, long id) =>
        (await session.FindAsync<BroadcastRow>($"SELECT {Columns} FROM broadcasts WHERE id = @id", new { id }))?.ToBroadcast();

    /// <summary>Newest first.</summary>
    public static async Task<IReadOnlyList<Broadcast>> ListAsync(DbSession session, int limit) =>
        [.. (await session.QueryAsync<BroadcastRow>($"SELECT {Columns} FROM broadcasts ORDER BY id DESC LIMIT @limit", new { limit })).Select(row => row.ToBroadcast())];

    /// <summary>Those that are not done, oldest first.</summary>
    public static async Task<IReadOnlyList<Broadcast>> ListOpenAsync(DbSession session) =>
    [
        .. (await session.QueryAsync<BroadcastRow>($"SELECT {Columns} FROM broadcasts WHERE state IN ('filling', 'sending') ORDER BY id"))
            .Select(row => row.ToBroadcast()),
    ];

    /// <summary>A broadcast whose recipients are not all planned, kept from other nodes until the transaction ends.</summary>
    public static async Task<Broadcast?> LockFillingAsync(DbSession session) => (await session.FindAsync<BroadcastRow>(
        $"SELECT {Columns} FROM broadcasts WHERE state = 'filling' ORDER BY id LIMIT 1 {session.Pick("", "FOR UPDATE SKIP LOCKED")}"))?.ToBroadcast();

    public static Task FilledAsync(DbSession session, long id, long filledTo, int recipients) => session.ExecuteAsync(
        "UPDATE broadcasts SET filled_to = @filledTo, recipients = recipients + @recipients WHERE id = @id", new { id, filledTo, recipients });

    /// <summary>All its recipients are planned.</summary>
    public static Task FillEndedAsync(DbSession session, long id) =>
        session.ExecuteAsync("UPDATE broadcasts SET state = 'sending' WHERE id = @id AND state = 'filling'", new { id });

    public static Task EndAsync(DbSession session, long id, DateTimeOffset now) =>
        session.ExecuteAsync("UPDATE broadcasts SET state = 'done', ended_at = @now WHERE id = @id AND state = 'sending'", new { id, now });

    /// <summary>Some of it is sent again.</summary>
    public static Task<int> ReopenAsync(DbSession session, long id) =>
        session.ExecuteAsync("UPDATE broadcasts SET state = 'sending', ended_at = NULL WHERE id = @id AND state = 'done'", new { id });

    public static Task<int> PauseAsync(DbSession session, long id) =>
        session.ExecuteAsync("UPDATE broadcasts SET state = 'paused' WHERE id = @id AND state IN ('filling', 'sending')", new { id });

    /// <summary>Recipients that are not planned yet follow where it was; if there are none, it is sending at once.</summary>
    public static Task<int> ResumeAsync(DbSession session, long id) =>
        session.ExecuteAsync("UPDATE broadcasts SET state = 'filling' WHERE id = @id AND state = 'paused'", new { id });

    /// <summary>No more recipients are planned; it is done when what is under way has come to its end.</summary>
    public static Task<int> StopAsync(DbSession session, long id) =>
        session.ExecuteAsync("UPDATE broadcasts SET state = 'sending' WHERE id = @id AND state IN ('filling', 'sending', 'paused')", new { id });

    /// <summary>Takes the turn to report: true for one node, and not before the last report is old enough, unless it is the final one.</summary>
    public static async Task<bool> TakeReportTurnAsync(DbSession session, long id, DateTimeOffset now, DateTimeOffset lastBefore) => await session.ExecuteAsync(
        "UPDATE broadcasts SET reported_at = @now WHERE id = @id AND (reported_at IS NULL OR reported_at <= @lastBefore)",
        new { id, now, lastBefore }) == 1;

    private sealed record BroadcastRow
    {
        public required long Id { get; init; }

        public required long AuthorChatId { get; init; }

        public required string Html { get; init; }

        public required string Contents { get; init; }

        public required BroadcastState State { get; init; }

        public long? FilledTo { get; init; }

        public required int Recipients { get; init; }

        public required DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset? EndedAt { get; init; }

        public long? ReportMessage { get; init; }

        public Broadcast ToBroadcast() => new()
        {
            Id = Id,
            AuthorChatId = AuthorChatId,
            Text = HtmlText.FromTrusted(Html),
            Contents = JsonSerializer.Deserialize<List<long>>(Contents) ?? [],
            State = State,
            FilledTo = FilledTo,
            Recipients = Recipients,
            CreatedAt = CreatedAt,
            EndedAt = EndedAt,
            ReportMessage = (int?)ReportMessage,
        };
    }
}
