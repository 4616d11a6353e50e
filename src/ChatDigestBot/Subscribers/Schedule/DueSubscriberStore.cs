using System.Text.Json;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers.SavedQueries;
using ChatDigestBot.Subscribers.Topics;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Subscribers.Schedule;

/// <summary>Answers "who is due?" from an indexed column and moves those on to their next slot.</summary>
internal sealed class DueSubscriberStore(SubscriberDefaults defaults)
{
    public const int BatchSize = 500;

    /// <summary>All whose digests are due, in batches of up to 500.</summary>
    /// <remarks>In the order of their chats: what a batch writes then lies close together in every index by chat, in place of on a page of its own for each.</remarks>
    public static async Task<IReadOnlyList<long[]>> ListDueAsync(DbSession session, DateTimeOffset now)
    {
        await AdoptMergedAsync(session);
        return [.. (await session.QueryAsync<long>("SELECT id FROM subscribers WHERE next_digest_at <= @now ORDER BY chat_id, thread_id", new { now })).Chunk(BatchSize)];
    }

    /// <summary>Takes the slots of those who are still due. Call it in the transaction that plans their digests: a crash then undoes both.</summary>
    /// <remarks>Two nodes never take the same slot. A chat that cannot be reached moves on too, so that it is not asked about every minute.</remarks>
    public async Task<DueBatch> ClaimAsync(DbSession session, IReadOnlyCollection<long> ids, DateTimeOffset now)
    {
        var due = await ReadAsync(session, ids, now, session.Pick("", "FOR UPDATE OF s SKIP LOCKED"));
        var moved = due.Select(row => Move(row, now)).ToList();
        foreach (var group in moved.GroupBy(claim => (claim.IsGiven, claim.After.Next)))
        {
            await SaveAsync(session, group.Key.IsGiven, group.Key.Next!, group.Select(claim => claim.After.Id));
        }

        return new DueBatch(
            [.. moved.Where(claim => claim.IsGiven).Select(claim => new DueSubscriber(claim.After, claim.Language, claim.Slot))],
            moved.Count(claim => !claim.IsGiven));
    }

    /// <summary>Those who are still due, without taking anything; people who cannot be reached are left out.</summary>
    public async Task<IReadOnlyList<DueSubscriber>> ReadAsync(DbSession session, IReadOnlyCollection<long> ids, DateTimeOffset now) =>
        [.. (await ReadAsync(session, ids, now, "")).Where(row => row.MayReceive).Select(row => new DueSubscriber(row.Subscriber, row.Language, row.Subscriber.Next!))];

    /// <summary>Who would be due in a stretch of time, without taking anything; people who cannot be reached are left out.</summary>
    public async Task<IReadOnlyList<DueSubscriber>> PreviewAsync(DbSession session, DateTimeOffset after, DateTimeOffset until, int limit, int offset)
    {
        var rows = await session.QueryAsync<DueRow>(
            $"""
            SELECT {SubscriberStore.Columns}, c.language, 1 AS may_receive
            FROM subscribers s JOIN chats c ON c.id = s.chat_id
            WHERE s.next_digest_at > @after AND s.next_digest_at <= @until
              AND (c.reachability = 'reachable' OR c.try_again_at <= s.next_digest_at) AND c.is_banned = 0 AND c.merged_into IS NULL
            ORDER BY s.next_digest_at, s.id LIMIT @limit OFFSET @offset
            """,
            new { after, until, limit, offset });
        return [.. (await WithTopicsAsync(session, rows)).Select(row => new DueSubscriber(row.Subscriber, row.Language, row.Subscriber.Next!))];
    }

    /// <summary>How many targets had a slot since an instant, with something to tell or without.</summary>
    public static Task<int> CountGivenAsync(DbSession session, DateTimeOffset since) =>
        session.ScalarAsync<int>("SELECT COUNT(*) FROM subscribers WHERE last_digest_at >= @since", new { since });

    // Too late is decided here, so that nobody above can forget it.
    private static Claim Move(Loaded row, DateTimeOffset now)
    {
        var slot = row.Subscriber.Next!;
        var isGiven = row.MayReceive && DigestSchedule.IsStillWelcome(slot, row.Subscriber.Hours.Zone, now);
        var last = isGiven ? slot : row.Subscriber.Last;
        var next = DigestSchedule.Next(row.Subscriber.Hours, DigestSchedule.GoesOnFrom(slot, isGiven || !row.MayReceive, now), last);
        return new Claim(row.Subscriber with { Last = last, Next = next }, row.Language, slot, isGiven);
    }

    private static Task SaveAsync(DbSession session, bool isGiven, DigestSlot next, IEnumerable<long> ids) => session.ExecuteAsync(
        $"""
        UPDATE subscribers SET next_digest_at = @DueAt, next_slot_on = @SlotOn, next_slot_number = @Number{(isGiven ? ", last_digest_at = next_digest_at, last_slot_on = next_slot_on, last_slot_number = next_slot_number" : "")}
        WHERE id IN ({List(session)})
        """,
        new { next.DueAt, next.Number, SlotOn = SubscriberRow.DateColumn(next), Ids = JsonSerializer.Serialize(ids) });

    // A list of ids of any length as one parameter, so that the statement stays the same.
    private static string List(DbSession session) =>
        session.Pick("SELECT value FROM json_each(@Ids)", "SELECT value::bigint FROM json_array_elements_text(@Ids::json)");

    /// <summary>Subscribers of a chat that was met under two ids move to the id that stayed; where both subscribed, topics and words are united.</summary>
    public static async Task AdoptMergedAsync(DbSession session)
    {
        const string Signposts = "subscribers s JOIN chats c ON c.id = s.chat_id AND c.merged_into IS NOT NULL";
        if (await session.ScalarAsync<long>($"SELECT COUNT(*) FROM {Signposts}") == 0)
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

        // Whoever got a first topic this way also gets the next digest that came with it.
        await session.ExecuteAsync(
            $"""
            UPDATE subscribers SET
                next_slot_number = (SELECT s.next_slot_number FROM {Signposts} WHERE c.merged_into = subscribers.chat_id AND s.thread_id = subscribers.thread_id LIMIT 1),
                next_slot_on = (SELECT s.next_slot_on FROM {Signposts} WHERE c.merged_into = subscribers.chat_id AND s.thread_id = subscribers.thread_id LIMIT 1),
                next_digest_at = (SELECT s.next_digest_at FROM {Signposts} WHERE c.merged_into = subscribers.chat_id AND s.thread_id = subscribers.thread_id LIMIT 1)
            WHERE next_digest_at IS NULL AND stopped_at IS NULL AND paused_until IS NULL AND chat_id IN (SELECT c.merged_into FROM {Signposts})
            """);
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

    private async Task<List<Loaded>> ReadAsync(DbSession session, IReadOnlyCollection<long> ids, DateTimeOffset now, string locking) => await WithTopicsAsync(
        session,
        await session.QueryAsync<DueRow>(
            $"""
            SELECT {SubscriberStore.Columns}, c.language,
                CASE WHEN (c.reachability = 'reachable' OR c.try_again_at <= @now) AND c.is_banned = 0 THEN 1 ELSE 0 END AS may_receive
            FROM subscribers s JOIN chats c ON c.id = s.chat_id
            WHERE s.id IN ({List(session)}) AND s.next_digest_at <= @now
            ORDER BY s.chat_id, s.thread_id
            {locking}
            """,
            new { now, Ids = JsonSerializer.Serialize(ids) }));

    private async Task<List<Loaded>> WithTopicsAsync(DbSession session, List<DueRow> rows)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        var topics = await session.QueryAsync<TopicRow>(
            $"SELECT subscriber_id, topic_id, subscribed_at FROM subscriptions WHERE subscriber_id IN ({List(session)}) ORDER BY subscribed_at, topic_id",
            new { Ids = JsonSerializer.Serialize(rows.Select(row => row.Id)) });
        var byId = topics.ToLookup(topic => topic.SubscriberId, topic => topic.ToSubscription());
        return [.. rows.Select(row => new Loaded(row.ToSubscriber(byId[row.Id], defaults.Hours.Zone), Languages.FromTelegram(row.Language), row.MayReceive))];
    }

    private sealed record Loaded(Subscriber Subscriber, Language Language, bool MayReceive);

    private sealed record Claim(Subscriber After, Language Language, DigestSlot Slot, bool IsGiven);
}
