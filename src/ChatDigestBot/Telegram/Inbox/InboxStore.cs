using System.Data.Common;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Telegram.Inbox;

/// <summary>The tables of updates and of the chats whose updates a node handles. Runs inside the caller's transaction.</summary>
internal static class InboxStore
{
    /// <summary>Telegram keeps an update for a day; one can come twice within that time.</summary>
    public static readonly TimeSpan IdsKept = TimeSpan.FromHours(48);

    /// <summary>What was put aside stays longer: it waits for a person.</summary>
    public static readonly TimeSpan AsideKept = TimeSpan.FromDays(14);

    /// <summary>An innocent update is handled within the first second after a start, so it is seldom first in so many crashes.</summary>
    private const int MaxCrashes = 5;
    private const int PruneRows = 2000;

    /// <summary>Writes updates in the order given; the result has a row number for each that is new, and null for each that was known.</summary>
    public static Task<long?[]> AddAsync(DbSession session, long botId, IReadOnlyList<ReceivedUpdate> updates, DateTimeOffset now) =>
        session.Engine == DatabaseEngine.Sqlite ? AddOneByOneAsync(session, botId, updates, now) : AddAtOnceAsync(session, botId, updates, now);

    /// <summary>Records what became of updates, of each the last that is said; the text of a finished one goes.</summary>
    public static async Task MarkAsync(DbSession session, IReadOnlyList<UpdateMark> all)
    {
        // While the database is away an update may fail and be handled by its next attempt before either is written down.
        var marks = all.GroupBy(mark => mark.Seq, (_, ofOne) => ofOne.Last()).ToList();
        var done = marks.Where(mark => mark is { State: UpdateState.Done, Reason: null }).Select(mark => mark.Seq).ToArray();
        if (done.Length > 0)
        {
            await session.ExecuteAsync(
                session.Pick(
                    sqlite: "UPDATE inbox SET state = 1, body = NULL WHERE seq IN (SELECT value FROM json_each(@done))",
                    postgres: "UPDATE inbox SET state = 1, body = NULL WHERE seq = ANY(@done)"),
                new { done = session.Engine == DatabaseEngine.Sqlite ? (object)$"[{string.Join(',', done)}]" : done });
        }

        foreach (var mark in marks.Where(mark => mark is not { State: UpdateState.Done, Reason: null }))
        {
            await session.ExecuteAsync(
                "UPDATE inbox SET state = @State, attempts = @Attempts, reason = @Reason, body = CASE WHEN @State = 1 THEN NULL ELSE body END WHERE seq = @Seq",
                new { State = (int)mark.State, mark.Attempts, mark.Reason, mark.Seq });
        }
    }

    /// <summary>All updates that wait, oldest first.</summary>
    public static Task<List<InboxRow>> LoadWaitingAsync(DbSession session, long botId) =>
        session.QueryAsync<InboxRow>("SELECT seq, queue, body, attempts FROM inbox WHERE state = 0 AND bot_id = @botId ORDER BY seq", new { botId });

    /// <summary>The waiting updates of some queues, each from behind a row on, oldest first. PostgreSQL only.</summary>
    public static Task<List<InboxRow>> LoadWaitingAsync(DbSession session, long botId, string[] queues, long[] readTo) => session.QueryAsync<InboxRow>(
        """
        SELECT inbox.seq, inbox.queue, inbox.body, inbox.attempts
        FROM inbox JOIN unnest(@queues, @readTo) AS wanted (queue, read_to) ON inbox.queue = wanted.queue AND inbox.seq > wanted.read_to
        WHERE state = 0 AND bot_id = @botId
        ORDER BY seq
        """,
        new { botId, queues, readTo });

    /// <summary>Counts a crash against the first waiting update of each queue, which may have caused it, and puts aside those that were there too often.</summary>
    /// <param name="queues">Null for all; the queues of a node that died otherwise.</param>
    public static async Task CountCrashAsync(DbSession session, long botId, string[]? queues)
    {
        var which = queues is null ? "" : "AND queue = ANY(@queues)";
        await session.ExecuteAsync(
            $"""
            UPDATE inbox SET crashes = crashes + 1
            WHERE seq IN (SELECT MIN(seq) FROM inbox WHERE state = 0 AND bot_id = @botId {which} GROUP BY queue)
            """,
            new { botId, queues });
        await session.ExecuteAsync(
            "UPDATE inbox SET state = 2, reason = 'crashes' WHERE state = 0 AND bot_id = @botId AND crashes > @MaxCrashes", new { botId, MaxCrashes });
    }

    public static Task<long> CountAsync(DbSession session, long botId, UpdateState state) =>
        session.ScalarAsync<long>("SELECT COUNT(*) FROM inbox WHERE bot_id = @botId AND state = @state", new { botId, state = (int)state });

    /// <summary>Forgets old ids, some thousand rows a call.</summary>
    /// <remarks>Rows stand in order of arrival, so no index on the time is needed.</remarks>
    /// <param name="after">What the call before returned; 0 to begin.</param>
    /// <returns>How far it came; null when the rest is too young.</returns>
    public static async Task<long?> PruneAsync(DbSession session, DateTimeOffset now, long after)
    {
        var last = await session.FindAsync<long?>(
            """
            SELECT MAX(seq) FROM (SELECT seq, received_at FROM inbox WHERE seq > @after ORDER BY seq LIMIT @PruneRows) AS oldest
            WHERE received_at < @old
            """,
            new { after, PruneRows, old = now - IdsKept });
        if (last is not null)
        {
            await session.ExecuteAsync(
                "DELETE FROM inbox WHERE seq > @after AND seq <= @last AND (state = 1 AND received_at < @old OR state = 2 AND received_at < @older)",
                new { after, last, old = now - IdsKept, older = now - AsideKept });
        }

        return last;
    }

    private static async Task<long?[]> AddOneByOneAsync(DbSession session, long botId, IReadOnlyList<ReceivedUpdate> updates, DateTimeOffset now)
    {
        var rows = new long?[updates.Count];
        await using var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText =
            """
            INSERT INTO inbox (bot_id, update_id, queue, body, state, reason, received_at) VALUES (@bot, @id, @queue, @body, @state, @reason, @now)
            ON CONFLICT (bot_id, update_id) DO NOTHING RETURNING seq
            """;
        Add(command, "@bot", botId);
        Add(command, "@now", now.ToUnixTimeMilliseconds());
        var (id, queue, body, state, reason) = (Add(command, "@id", 0L), Add(command, "@queue", ""), Add(command, "@body", ""), Add(command, "@state", 0), Add(command, "@reason", ""));
        for (var index = 0; index < rows.Length; index++)
        {
            var update = updates[index];
            id.Value = update.UpdateId;
            queue.Value = update.Queue.ToString();
            body.Value = KeptBody(update) ?? (object)DBNull.Value;
            state.Value = (int)update.FirstState;
            reason.Value = ReasonOf(update) ?? (object)DBNull.Value;
            rows[index] = (long?)await command.ExecuteScalarAsync(session.CancellationToken);
        }

        return rows;
    }

    private static async Task<long?[]> AddAtOnceAsync(DbSession session, long botId, IReadOnlyList<ReceivedUpdate> updates, DateTimeOffset now)
    {
        var added = await session.QueryAsync<(long UpdateId, long Seq)>(
            """
            INSERT INTO inbox (bot_id, update_id, queue, body, state, reason, received_at)
            SELECT @botId, id, queue, body, state, reason, @now
            FROM unnest(@ids, @queues, @bodies, @states, @reasons) WITH ORDINALITY AS arrived (id, queue, body, state, reason, place)
            ORDER BY place
            ON CONFLICT (bot_id, update_id) DO NOTHING RETURNING update_id, seq
            """,
            new
            {
                botId,
                now,
                ids = updates.Select(update => update.UpdateId).ToArray(),
                queues = updates.Select(update => update.Queue.ToString()).ToArray(),
                bodies = updates.Select(KeptBody).ToArray(),
                states = updates.Select(update => (int)update.FirstState).ToArray(),
                reasons = updates.Select(ReasonOf).ToArray(),
            });
        var rows = added.ToDictionary(row => row.UpdateId, row => row.Seq);
        // An id that stands twice in one group is new once.
        return [.. updates.Select(update => rows.Remove(update.UpdateId, out var seq) ? seq : (long?)null)];
    }

    private static string? KeptBody(ReceivedUpdate update) => update.FirstState == UpdateState.Done ? null : update.Body;

    private static string? ReasonOf(ReceivedUpdate update) => update.FirstState switch
    {
        UpdateState.Aside => "unreadable",
        UpdateState.Done => "unknown-kind",
        _ => null,
    };

    private static DbParameter Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
        return parameter;
    }
}
