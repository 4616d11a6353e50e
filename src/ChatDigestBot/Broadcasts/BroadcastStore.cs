using System.Text.Json;
using ChatDigestBot.Broadcasts.Recipients;
using ChatDigestBot.Broadcasts.Writing;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Broadcasts;

/// <summary>All SQL of <c>broadcasts</c>.</summary>
internal static class BroadcastStore
{
    private const string Columns = """
        id, key, author_chat_id, act, about_id, html, file_kind, file_id, audience, contents, state, starts_at, pause_reason,
        filled_to, recipients, created_at, ended_at, recalled_at, report_message, reported_at, report_owed, approved_by
        """;

    /// <summary>How far ahead a moment may lie that another node wrote down; one further ahead is from before the clock was put back.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(1);

    // What is shown follows what is written: it is owed until the report has said it, whoever dies between.
    private const string OwesReport = "report_owed = report_owed + 1";

    /// <summary>Keeps a draft; the same key again is the same draft. Returns its number.</summary>
    public static Task<long> AddAsync(DbSession session, Broadcast draft) => session.ScalarAsync<long>(
        """
        INSERT INTO broadcasts (key, author_chat_id, act, about_id, html, file_kind, file_id, audience, contents, state, recipients, created_at, report_message)
        VALUES (@Key, @AuthorChatId, @act, @AboutId, @html, @fileKind, @FileId, @audience, @contents, @state, 0, @CreatedAt, @ReportMessage)
        ON CONFLICT (key) DO UPDATE SET key = excluded.key
        RETURNING id
        """,
        new
        {
            draft.Key,
            draft.AuthorChatId,
            act = draft.Act.LowerName(),
            draft.AboutId,
            html = draft.Message.Text.Html,
            fileKind = draft.Message.FileId is null ? null : draft.Message.Kind.LowerName(),
            draft.Message.FileId,
            audience = draft.Audience.Write(),
            contents = JsonColumn.Of(draft.Contents),
            state = draft.State.LowerName(),
            draft.CreatedAt,
            draft.ReportMessage,
        });

    /// <summary>In a transaction it is kept from others until that ends: what is decided by its state is still true when it is done.</summary>
    public static async Task<Broadcast?> FindAsync(DbSession session, long id) =>
        (await session.FindAsync<BroadcastRow>($"SELECT {Columns} FROM broadcasts WHERE id = @id {Kept(session)}", new { id }))?.ToBroadcast();

    /// <summary>By the key on its buttons, and only in the chat of its author.</summary>
    public static async Task<Broadcast?> FindByKeyAsync(DbSession session, string key, long authorChatId) => (await session.FindAsync<BroadcastRow>(
        $"SELECT {Columns} FROM broadcasts WHERE key = @key AND author_chat_id = @authorChatId", new { key, authorChatId }))?.ToBroadcast();

    /// <summary>Newest first, without drafts.</summary>
    public static async Task<IReadOnlyList<Broadcast>> ListAsync(DbSession session, int limit, int skip = 0) =>
    [
        .. (await session.QueryAsync<BroadcastRow>(
            $"SELECT {Columns} FROM broadcasts WHERE state <> 'draft' ORDER BY id DESC LIMIT @limit OFFSET @skip", new { limit, skip })).Select(row => row.ToBroadcast()),
    ];

    /// <summary>How many chats each of them is for, as far as they are planned.</summary>
    public static async Task<IReadOnlyDictionary<long, int>> CountRecipientsAsync(DbSession session, IReadOnlyCollection<long> ids) => ids.Count == 0 ? new Dictionary<long, int>()
        : (await session.QueryAsync<(long Id, int Recipients)>($"SELECT id, recipients FROM broadcasts WHERE {session.OneOf("id", "ids")}", new { ids = ids.ToArray() })).ToDictionary(row => row.Id, row => row.Recipients);

    /// <summary>Those that are under way, oldest first.</summary>
    public static async Task<IReadOnlyList<Broadcast>> ListOpenAsync(DbSession session) =>
    [
        .. (await session.QueryAsync<BroadcastRow>($"SELECT {Columns} FROM broadcasts WHERE state IN ('filling', 'sending') ORDER BY id"))
            .Select(row => row.ToBroadcast()),
    ];

    /// <summary>Those that are under way, and those whose report does not say yet how they stand; oldest first.</summary>
    public static async Task<IReadOnlyList<Broadcast>> ListToReportAsync(DbSession session) =>
    [
        .. (await session.QueryAsync<BroadcastRow>($"SELECT {Columns} FROM broadcasts WHERE state IN ('filling', 'sending') OR (report_owed > 0 AND state <> 'draft') ORDER BY id"))
            .Select(row => row.ToBroadcast()),
    ];

    /// <summary>The report has said how it stood when so many were owed, and Telegram has answered at <paramref name="now"/>.</summary>
    public static Task ReportShownAsync(DbSession session, long id, int owed, DateTimeOffset now) => session.ExecuteAsync(
        "UPDATE broadcasts SET reported_at = @now, report_owed = CASE WHEN report_owed = @owed THEN 0 ELSE report_owed END WHERE id = @id", new { id, owed, now });

    /// <summary>Scheduled ones whose hour has come; kept from others like <see cref="FindAsync"/>.</summary>
    public static async Task<IReadOnlyList<Broadcast>> ListDueAsync(DbSession session, DateTimeOffset now) =>
    [
        .. (await session.QueryAsync<BroadcastRow>($"SELECT {Columns} FROM broadcasts WHERE state = 'scheduled' AND starts_at <= @now ORDER BY id {Kept(session)}", new { now }))
            .Select(row => row.ToBroadcast()),
    ];

    public static async Task<bool> IsAnyFillingAsync(DbSession session) =>
        await session.FindAsync<int>("SELECT 1 FROM broadcasts WHERE state = 'filling' LIMIT 1") == 1;

    /// <summary>Plans no recipients of what may have gone out since the copy was made, until an editor says so.</summary>
    /// <remarks>What is scheduled and due has no recipients yet: it begins paused.</remarks>
    public static Task HoldAfterRestoreAsync(DbSession session, DateTimeOffset now) => session.ExecuteAsync(
        $"""
        UPDATE broadcasts SET state = 'paused', pause_reason = 'restored', {OwesReport} WHERE state = 'filling';
        UPDATE broadcasts SET pause_reason = 'restored' WHERE state = 'scheduled' AND starts_at <= @now
        """,
        new { now });

    /// <summary>A broadcast whose recipients are not all planned, kept from other nodes until the transaction ends.</summary>
    /// <remarks>What changes another's messages waits until that one has nothing under way: else some would arrive behind its back.</remarks>
    public static async Task<Broadcast?> LockFillingAsync(DbSession session) => (await session.FindAsync<BroadcastRow>(
        $"""
        SELECT {Columns} FROM broadcasts
        WHERE state = 'filling' AND (about_id IS NULL OR (
            NOT EXISTS (SELECT 1 FROM deliveries AS d WHERE d.state = 'planned' AND d.lane = {DeliveryUnit.FirstBroadcastLane} + broadcasts.about_id)
            AND NOT EXISTS (SELECT 1 FROM deliveries AS d WHERE d.state = 'sending' AND d.unit = '{DeliveryUnit.BroadcastPrefix}' || broadcasts.about_id)))
        ORDER BY id LIMIT 1 {session.Pick("", "FOR UPDATE SKIP LOCKED")}
        """))?.ToBroadcast();

    public static Task FilledAsync(DbSession session, long id, long filledTo, int recipients) => session.ExecuteAsync(
        "UPDATE broadcasts SET filled_to = @filledTo, recipients = recipients + @recipients WHERE id = @id", new { id, filledTo, recipients });

    /// <summary>All its recipients are planned.</summary>
    public static Task FillEndedAsync(DbSession session, long id) =>
        session.ExecuteAsync("UPDATE broadcasts SET state = 'sending' WHERE id = @id AND state = 'filling'", new { id });

    public static Task<int> EndAsync(DbSession session, long id, DateTimeOffset now) =>
        session.ExecuteAsync($"UPDATE broadcasts SET state = 'done', ended_at = @now, {OwesReport} WHERE id = @id AND state = 'sending'", new { id, now });

    /// <summary>Some of it is sent again.</summary>
    public static Task<int> ReopenAsync(DbSession session, long id) =>
        session.ExecuteAsync("UPDATE broadcasts SET state = 'sending', ended_at = NULL WHERE id = @id AND state = 'done' AND recalled_at IS NULL", new { id });

    /// <param name="reason">Why it pauses by itself; null where an editor says so.</param>
    public static Task<int> PauseAsync(DbSession session, long id, string? reason) => session.ExecuteAsync(
        $"UPDATE broadcasts SET state = 'paused', pause_reason = @reason, {OwesReport} WHERE id = @id AND state IN ('filling', 'sending')", new { id, reason });

    /// <summary>Recipients that are not planned yet follow where it was; if there are none, it is sending at once.</summary>
    public static Task<int> ResumeAsync(DbSession session, long id) => session.ExecuteAsync(
        "UPDATE broadcasts SET state = 'filling', pause_reason = NULL WHERE id = @id AND state = 'paused' AND recalled_at IS NULL", new { id });

    /// <summary>No more recipients are planned; it is done when what is under way has come to its end.</summary>
    public static Task<int> StopAsync(DbSession session, long id) =>
        session.ExecuteAsync("UPDATE broadcasts SET state = 'sending', pause_reason = NULL WHERE id = @id AND state IN ('filling', 'sending', 'paused')", new { id });

    /// <summary>From one state to another, if it is still in that; returns whether it was.</summary>
    public static async Task<bool> MoveAsync(DbSession session, long id, BroadcastState from, BroadcastState to) =>
        await session.ExecuteAsync($"UPDATE broadcasts SET state = @to, {OwesReport} WHERE id = @id AND state = @from", new { id, from = from.LowerName(), to = to.LowerName() }) == 1;

    public static Task SetAudienceAsync(DbSession session, long id, Audience audience) => session.ExecuteAsync(
        "UPDATE broadcasts SET audience = @audience WHERE id = @id AND state = 'draft'", new { id, audience = audience.Write() });

    /// <summary>When it begins, and which message then reports; null for as soon as it may. What spoke against the hour before says nothing of this one.</summary>
    public static Task SetStartAsync(DbSession session, long id, DateTimeOffset? startsAt, int? reportMessage) => session.ExecuteAsync(
        $"UPDATE broadcasts SET starts_at = @startsAt, report_message = @reportMessage, pause_reason = NULL, {OwesReport} WHERE id = @id", new { id, startsAt, reportMessage });

    /// <summary>It begins now, with these parts.</summary>
    public static Task BeginAsync(DbSession session, long id, IReadOnlyList<long> contents, DateTimeOffset now) => session.ExecuteAsync(
        "UPDATE broadcasts SET state = 'filling', contents = @contents, created_at = @now WHERE id = @id",
        new { id, contents = JsonColumn.Of(contents), now });

    public static Task SetApprovedAsync(DbSession session, long id, long approvedBy) =>
        session.ExecuteAsync("UPDATE broadcasts SET approved_by = @approvedBy WHERE id = @id", new { id, approvedBy });

    /// <param name="message">Null: there is none any more.</param>
    public static Task SetReportMessageAsync(DbSession session, long id, int? message) =>
        session.ExecuteAsync("UPDATE broadcasts SET report_message = @message WHERE id = @id", new { id, message });

    public static Task SetRecalledAsync(DbSession session, long id, DateTimeOffset now) =>
        session.ExecuteAsync($"UPDATE broadcasts SET recalled_at = @now, {OwesReport} WHERE id = @id AND recalled_at IS NULL", new { id, now });

    /// <summary>From now on it says this.</summary>
    public static Task SetMessageAsync(DbSession session, long id, BroadcastMessage message, IReadOnlyList<long> contents) => session.ExecuteAsync(
        $"UPDATE broadcasts SET html = @Html, contents = @contents, {OwesReport} WHERE id = @id", new { id, message.Text.Html, contents = JsonColumn.Of(contents) });

    /// <summary>Whether a correction of the same broadcast has begun since this one was written.</summary>
    public static async Task<bool> IsOvertakenAsync(DbSession session, Broadcast correction) => await session.FindAsync<int>(
        """
        SELECT 1 FROM broadcasts
        WHERE about_id = @AboutId AND id <> @Id AND act = 'correct' AND state IN ('filling', 'sending', 'paused', 'done') AND created_at > @CreatedAt LIMIT 1
        """,
        new { correction.AboutId, correction.Id, correction.CreatedAt }) == 1;

    /// <summary>Its author looks at it now.</summary>
    public static Task TouchAsync(DbSession session, long id, DateTimeOffset now) =>
        session.ExecuteAsync("UPDATE broadcasts SET created_at = @now WHERE id = @id AND state = 'draft'", new { id, now });

    /// <summary>Forgets a draft, or those that nobody touched since a moment.</summary>
    public static Task<int> DiscardAsync(DbSession session, long id) => session.ExecuteAsync("DELETE FROM broadcasts WHERE id = @id AND state = 'draft'", new { id });

    public static Task<int> PruneDraftsAsync(DbSession session, DateTimeOffset before) =>
        session.ExecuteAsync("DELETE FROM broadcasts WHERE state = 'draft' AND created_at < @before", new { before });

    /// <summary>Takes the turn to report: true for one node, and not before the last report is old enough.</summary>
    public static async Task<bool> TakeReportTurnAsync(DbSession session, long id, DateTimeOffset now, DateTimeOffset lastBefore) => await session.ExecuteAsync(
        "UPDATE broadcasts SET reported_at = @now WHERE id = @id AND (reported_at IS NULL OR reported_at <= @lastBefore OR reported_at > @ahead)",
        new { id, now, lastBefore, ahead = now + ClockTolerance }) == 1;

    // PostgreSQL looks once more at a row that it waited for: one that has moved on meanwhile is found no more, or as it is now.
    private static string Kept(DbSession session) => session.Transaction is null ? "" : session.Pick("", "FOR UPDATE");

    private sealed record BroadcastRow
    {
        public required long Id { get; init; }

        public required string Key { get; init; }

        public required long AuthorChatId { get; init; }

        public required BroadcastAct Act { get; init; }

        public long? AboutId { get; init; }

        public required string Html { get; init; }

        public ContentKind? FileKind { get; init; }

        public string? FileId { get; init; }

        public required string Audience { get; init; }

        public required string Contents { get; init; }

        public required BroadcastState State { get; init; }

        public DateTimeOffset? StartsAt { get; init; }

        public string? PauseReason { get; init; }

        public long? FilledTo { get; init; }

        public required int Recipients { get; init; }

        public required DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset? EndedAt { get; init; }

        public DateTimeOffset? RecalledAt { get; init; }

        public long? ReportMessage { get; init; }

        public DateTimeOffset? ReportedAt { get; init; }

        public required int ReportOwed { get; init; }

        public long? ApprovedBy { get; init; }

        public Broadcast ToBroadcast() => new()
        {
            Id = Id,
            Key = Key,
            AuthorChatId = AuthorChatId,
            Act = Act,
            AboutId = AboutId,
            Message = new BroadcastMessage(HtmlText.FromTrusted(Html), FileKind ?? ContentKind.Text, FileId),
            Audience = ChatDigestBot.Broadcasts.Recipients.Audience.Read(Audience),
            Contents = JsonSerializer.Deserialize<List<long>>(Contents) ?? [],
            State = State,
            StartsAt = StartsAt,
            PauseReason = PauseReason,
            FilledTo = FilledTo,
            Recipients = Recipients,
            CreatedAt = CreatedAt,
            EndedAt = EndedAt,
            RecalledAt = RecalledAt,
            ReportMessage = (int?)ReportMessage,
            ReportedAt = ReportedAt,
            ReportOwed = ReportOwed,
            ApprovedBy = ApprovedBy,
        };
    }
}
