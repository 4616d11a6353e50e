using ChatDigestBot.Chats;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers.SavedQueries;
using ChatDigestBot.Subscribers.Topics;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Subscribers.Schedule;

/// <summary>Answers "who is due?" from an indexed column and moves those on to their next slot.</summary>
internal sealed class DueSubscriberStore(SubscriberDefaults defaults)
{
    private const int BatchSize = 300;
    private const string Signposts = "subscribers s JOIN chats c ON c.id = s.chat_id AND c.merged_into IS NOT NULL";

    // The sign lets SQLite take the index by moment: it would rather walk through everybody in the order of chats, each minute, to save itself a sort of the few who are due.
    internal const string AllDue = "SELECT id FROM subscribers WHERE next_digest_at <= @now ORDER BY +chat_id, thread_id";

    /// <summary>All whose digests are due, in batches of up to 300.</summary>
    /// <remarks>In the order of their chats: what a batch writes then lies close together in every index by chat, in place of on a page of its own for each.</remarks>
    public static async Task<IReadOnlyList<long[]>> ListDueAsync(DbSession session, DateTimeOffset now) =>
        [.. (await session.QueryAsync<long>(AllDue, new { now })).Chunk(BatchSize)];

    /// <summary>Whether there is anything for <see cref="AdoptMergedAsync"/> to do.</summary>
    public static async Task<bool> HasMergedAsync(DbSession session) => await session.ScalarAsync<long>($"SELECT COUNT(*) FROM {Signposts}") > 0;

    /// <summary>Those of a batch who are still due. What was merged since is left to <see cref="AdoptMergedAsync"/>, so that a chat never gets the digests of both its ids.</summary>
    public async Task<IReadOnlyList<DueSubscriber>> ReadAsync(DbSession session, IEnumerable<long> ids, DateTimeOffset now) =>
        await WithTopicsAsync(session, await RowsAsync(session, ids, now, locking: ""));

    /// <summary>Those whose chat, slot and reach are as they were read. Nobody else plans or moves them before this transaction ends.</summary>
    /// <remarks>Two nodes never get the same. What their topics were a moment ago is good enough, what their hours are is read again.</remarks>
    public async Task<IReadOnlyList<DueSubscriber>> LockAsync(DbSession session, IReadOnlyList<DueSubscriber> read, DateTimeOffset now)
    {
        var before = read.ToDictionary(due => due.Subscriber.Id);
        var rows = await RowsAsync(session, before.Keys, now, session.Pick("", "FOR UPDATE OF s SKIP LOCKED"));
        return
        [
            .. rows.Select(row => Due(row, before[row.Id].Subscriber.Subscriptions))
                .Where(due => (due.Slot, due.MayReceive, due.Subscriber.Target) == (before[due.Subscriber.Id].Slot, before[due.Subscriber.Id].MayReceive, before[due.Subscriber.Id].Subscriber.Target)),
        ];
    }

    /// <summary>Moves them on to their next slots. Call it in the transaction that plans their digests: a crash then undoes both.</summary>
    /// <remarks>A chat that cannot be reached moves on too, so that it is not asked about every minute.</remarks>
    public static async Task<DueBatch> MoveOnAsync(DbSession session, IReadOnlyList<DueSubscriber> due, DateTimeOffset now)
    {
        var moved = due.Select(one => Move(one, now)).ToList();
        await SaveAsync(session, moved);
        return new DueBatch(
            [.. due.Zip(moved).Where(pair => pair.Second.IsGiven).Select(pair => pair.First with { Subscriber = pair.Second.Subscriber })],
            moved.Count(move => !move.IsGiven));
    }

    /// <summary>Those whose next slot is more than a day away, in batches: of most it is the next morning's.</summary>
    public static async Task<IReadOnlyList<long[]>> ListFarAsync(DbSession session, DateTimeOffset now) =>
        [.. (await session.QueryAsync<long>("SELECT id FROM subscribers WHERE next_digest_at > @after ORDER BY id", new { after = now.AddDays(1) })).Chunk(BatchSize)];

    /// <summary>Brings slots forward that lie further away than hours, days and pauses put them: they were reckoned while the clock was ahead.</summary>
    public async Task BringForwardAsync(DbSession session, IReadOnlyCollection<long> ids, DateTimeOffset now)
    {
        // A digest that was given then stands under a date that is still to come, before which there would be none.
        await session.ExecuteAsync(
            $"UPDATE subscribers SET last_digest_at = NULL, last_slot_on = NULL, last_slot_number = 1 WHERE id IN ({List(session)}) AND last_digest_at > @after",
            new { after = now.AddDays(1), Ids = JsonColumn.Of(ids) });
        var rows = await session.QueryAsync<SubscriberRow>(
            $"""
            SELECT {SubscriberStore.Columns} FROM subscribers s
            WHERE s.id IN ({List(session)}) AND s.next_digest_at > @now
            ORDER BY s.chat_id, s.thread_id
            {session.Pick("", "FOR UPDATE OF s")}
            """,
            new { now, Ids = JsonColumn.Of(ids) });
        await SaveAsync(
            session,
            [
                .. rows.Select(Read).Select(subscriber => (Before: subscriber, After: subscriber with { Next = subscriber.NextFrom(now) }))
                    .Where(one => one.After.Next!.DueAt < one.Before.Next!.DueAt).Select(one => new Moved(one.After, IsGiven: false)),
            ]);
    }

    /// <summary>Who would be due in a stretch of time, without taking anything; people who cannot be reached are left out.</summary>
    public async Task<IReadOnlyList<DueSubscriber>> PreviewAsync(DbSession session, DateTimeOffset after, DateTimeOffset until, int limit, int offset)
    {
        var rows = await session.QueryAsync<DueRow>(
            $"""
            SELECT {SubscriberStore.Columns}, c.language, 1 AS may_receive
            FROM subscribers s JOIN chats c ON c.id = s.chat_id
            WHERE s.next_digest_at > @after AND s.next_digest_at <= @until
              AND {ChatColumns.MayReceive("c", "s.next_digest_at")} AND c.merged_into IS NULL
            ORDER BY s.next_digest_at, s.id LIMIT @limit OFFSET @offset
            """,
            new { after, until, limit, offset });
        return await WithTopicsAsync(session, rows);
    }

    /// <summary>How many targets had a slot since an instant, with something to tell or without.</summary>
    public static Task<int> CountGivenAsync(DbSession session, DateTimeOffset since) =>
        session.ScalarAsync<int>("SELECT COUNT(*) FROM subscribers WHERE last_digest_at >= @since", new { since });

    private static Moved Move(DueSubscriber due, DateTimeOffset now)
    {
        var (subscriber, slot) = (due.Subscriber, due.Slot);
        var isGiven = due.IsGivenAt(now);
        var last = isGiven ? slot : subscriber.Last;
        var next = DigestSchedule.Next(subscriber.Hours, DigestSchedule.GoesOnFrom(slot, isGiven || !due.MayReceive, now), last);
        return new Moved(subscriber with { Last = last, Next = next }, isGiven);
    }

    private static Task SaveAsync(DbSession session, IReadOnlyList<Moved> moved) => session.ExecuteAsync(
        $"""
        UPDATE subscribers SET
            next_digest_at = m.next_at, next_slot_on = m.slot_on, next_slot_number = m.number,
            last_digest_at = CASE WHEN m.is_given = 1 THEN subscribers.next_digest_at ELSE subscribers.last_digest_at END,
            last_slot_on = CASE WHEN m.is_given = 1 THEN subscribers.next_slot_on ELSE subscribers.last_slot_on END,
            last_slot_number = CASE WHEN m.is_given = 1 THEN subscribers.next_slot_number ELSE subscribers.last_slot_number END
        FROM (SELECT CAST(r.value ->> 0 AS BIGINT) AS id, CAST(r.value ->> 1 AS BIGINT) AS next_at, r.value ->> 2 AS slot_on,
                     CAST(r.value ->> 3 AS INTEGER) AS number, CAST(r.value ->> 4 AS INTEGER) AS is_given FROM {JsonRows.From(session)}) AS m
        WHERE subscribers.id = m.id
        """,
        new
        {
            rows = JsonRows.Of(moved.Select(move => (move.IsGiven, move.Subscriber.Id, Next: move.Subscriber.Next!))
                .Select(move => new object?[] { move.Id, move.Next.DueAt.ToUnixTimeMilliseconds(), IsoDay.Of(move.Next.Date), move.Next.Number, move.IsGiven ? 1 : 0 })),
        });

    // A list of ids of any length as one parameter, so that the statement stays the same.
    private static string List(DbSession session) =>
        session.Pick("SELECT value FROM json_each(@Ids)", "SELECT value::bigint FROM json_array_elements_text(@Ids::json)");

    /// <summary>Subscribers of a chat that was met under two ids move to the id that stayed; where both subscribed, topics and words are united.</summary>
    public async Task AdoptMergedAsync(DbSession session, DateTimeOffset now)
    {
        if (!await HasMergedAsync(session))
        {
            return;
        }

        await session.ExecuteAsync(
            $"""
            INSERT INTO subscriptions (subscriber_id, topic_id, subscribed_at)
            SELECT kept.id, t.topic_id, t.subscribed_at
            FROM {Signposts}
            JOIN subscribers kept ON kept.chat_id = c.merged_into AND kept.thread_id = s.thread_id
            JOIN subscriptions t ON t.subscriber_id = s.id
            WHERE kept.stopped_at IS NULL
            ON CONFLICT DO NOTHING
            """);
        foreach (var words in SavedQueryStore.Tables)
        {
            await session.ExecuteAsync(
                $"""
                INSERT INTO {words} (subscriber_id, key, query, chosen_at)
                SELECT kept.id, w.key, w.query, w.chosen_at
                FROM {Signposts}
                JOIN subscribers kept ON kept.chat_id = c.merged_into AND kept.thread_id = s.thread_id
                JOIN {words} w ON w.subscriber_id = s.id
                WHERE kept.stopped_at IS NULL
                ON CONFLICT DO NOTHING
                """);
        }

        // Whoever got a first topic this way also gets the next digest that came with it, unless there is a pause then.
        await session.ExecuteAsync(
            $"""
            UPDATE subscribers SET next_slot_number = gone.next_slot_number, next_slot_on = gone.next_slot_on, next_digest_at = gone.next_digest_at
            FROM (SELECT c.merged_into, s.thread_id, s.next_slot_number, s.next_slot_on, s.next_digest_at FROM {Signposts}) AS gone
            WHERE subscribers.chat_id = gone.merged_into AND subscribers.thread_id = gone.thread_id AND subscribers.next_digest_at IS NULL
              AND subscribers.stopped_at IS NULL AND COALESCE(subscribers.paused_until, 0) < gone.next_digest_at
            """);
        // Where the pause ends later, or none was to come there either, the next is reckoned as after any other change.
        var waiting = await session.QueryAsync<SubscriberRow>(
            $"""
            SELECT {SubscriberStore.Columns} FROM subscribers s
            WHERE s.next_digest_at IS NULL AND s.stopped_at IS NULL AND COALESCE(s.paused_until, 0) < @Forever
              AND s.chat_id IN (SELECT merged_into FROM chats WHERE merged_into IS NOT NULL) AND s.id IN (SELECT subscriber_id FROM subscriptions)
            """,
            new { Subscriber.Forever });
        await SaveAsync(session, [.. waiting.Select(Read).Select(subscriber => new Moved(subscriber with { Next = subscriber.NextFrom(now) }, IsGiven: false))]);
        await session.ExecuteAsync(
            $"""
            DELETE FROM subscribers WHERE id IN
                (SELECT s.id FROM {Signposts} JOIN subscribers kept ON kept.chat_id = c.merged_into AND kept.thread_id = s.thread_id)
            """);
        await session.ExecuteAsync(
            """
            UPDATE subscribers SET chat_id = (SELECT c.merged_into FROM chats c WHERE c.id = subscribers.chat_id)
            WHERE chat_id IN (SELECT id FROM chats WHERE merged_into IS NOT NULL)
            """);
    }

    private static Task<List<DueRow>> RowsAsync(DbSession session, IEnumerable<long> ids, DateTimeOffset now, string locking) => session.QueryAsync<DueRow>(
        $"""
        SELECT {SubscriberStore.Columns}, c.language,
            CASE WHEN {ChatColumns.MayReceive("c", "@now")} THEN 1 ELSE 0 END AS may_receive
        FROM subscribers s JOIN chats c ON c.id = s.chat_id
        WHERE s.id IN ({List(session)}) AND s.next_digest_at <= @now AND c.merged_into IS NULL
        ORDER BY s.chat_id, s.thread_id
        {locking}
        """,
        new { now, Ids = JsonColumn.Of(ids) });

    private async Task<IReadOnlyList<DueSubscriber>> WithTopicsAsync(DbSession session, List<DueRow> rows)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        var topics = await session.QueryAsync<TopicRow>(
            $"SELECT subscriber_id, topic_id, subscribed_at FROM subscriptions WHERE subscriber_id IN ({List(session)}) ORDER BY subscribed_at, topic_id",
            new { Ids = JsonColumn.Of(rows.Select(row => row.Id)) });
        var byId = topics.ToLookup(topic => topic.SubscriberId, topic => topic.ToSubscription());
        return [.. rows.Select(row => Due(row, byId[row.Id]))];
    }

    private DueSubscriber Due(DueRow row, IEnumerable<Subscription> topics)
    {
        var subscriber = row.ToSubscriber(topics, defaults.Hours.Zone);
        return new DueSubscriber(subscriber, Languages.FromTelegram(row.Language), subscriber.Next!, row.MayReceive);
    }

    // Of whoever has topics that are not asked for.
    private Subscriber Read(SubscriberRow row) => row.ToSubscriber([], defaults.Hours.Zone);

    private sealed record Moved(Subscriber Subscriber, bool IsGiven);
}
