using ChatDigestBot.Chats;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers.SavedQueries;
using ChatDigestBot.Subscribers.Schedule;
using ChatDigestBot.Subscribers.Topics;

namespace ChatDigestBot.Subscribers;

/// <summary>All SQL of <c>subscribers</c> and <c>subscriptions</c> but the claiming of due ones, which <see cref="DueSubscriberStore"/> holds.</summary>
internal sealed class SubscriberStore(Database database, SubscriberDefaults defaults, IEnumerable<ITargetMemory> memories)
{
    internal const string Columns =
        "s.id, s.chat_id, s.thread_id, s.digest_minutes, s.further_minutes, s.digest_days, s.time_zone, s.quiet_from, s.quiet_until, s.paused_until, s.stopped_at, "
        + "s.next_digest_at, s.next_slot_on, s.next_slot_number, s.last_digest_at, s.last_slot_on, s.last_slot_number, s.reads_every_language, s.created_at";

    /// <summary>The subscriber of a target, or the one it would become with its first wish.</summary>
    public Task<Subscriber> GetAsync(Target target, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.ReadAsync(async session => await FindAsync(session, target) ?? defaults.New(target, now), cancellationToken);

    /// <summary>Where the clock of whoever calls is.</summary>
    public async Task<TimeZoneInfo> ZoneOfAsync(CommandCall call, CancellationToken cancellationToken) =>
        (await GetAsync(call.Target, call.Now, cancellationToken)).Hours.Zone;

    /// <summary>Changes what a target wants and settles its next digest, in one transaction.</summary>
    /// <param name="target">Whose wish it is.</param>
    /// <param name="change">Pure; states what shall be, so that a second run changes nothing.</param>
    /// <param name="now">The moment of the wish.</param>
    public Task<SubscriberChange> ChangeAsync(Target target, Func<Subscriber, Subscriber> change, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync(session => ChangeAsync(session, target, change, now), cancellationToken);

    /// <inheritdoc cref="ChangeAsync(Target, Func{Subscriber, Subscriber}, DateTimeOffset, CancellationToken)"/>
    public async Task<SubscriberChange> ChangeAsync(DbSession session, Target target, Func<Subscriber, Subscriber> change, DateTimeOffset now)
    {
        var before = await FindAsync(session, target, locks: true) ?? defaults.New(target, now);
        var after = change(before).Reschedule(before, now);
        var id = await SaveAsync(session, after);
        await SaveTopicsAsync(session, id, before, after);
        if (before.StoppedAt is not null && after.StoppedAt is null)
        {
            await ChatStore.RememberNamesAsync(session, target.ChatId);
        }

        return new SubscriberChange(before, after with { Id = id });
    }

    /// <summary>Forgets everything about a target but that it said stop, and when.</summary>
    public async Task StopAsync(DbSession session, Target target, DateTimeOffset now)
    {
        var (_, stopped) = await ChangeAsync(session, target, before => defaults.New(target, before.CreatedAt) with { Id = before.Id, StoppedAt = before.StoppedAt ?? now }, now);
        await SavedQueryStore.ForgetAsync(session, stopped.Id);
        foreach (var memory in memories)
        {
            await memory.ForgetAsync(session, target, now);
        }
    }

    public async Task<Subscriber?> FindAsync(DbSession session, Target target, bool locks = false)
    {
        var row = await session.FindAsync<SubscriberRow>(
            $"SELECT {Columns} FROM subscribers s WHERE s.chat_id = @ChatId AND s.thread_id = @ThreadKey {(locks ? session.Pick("", "FOR UPDATE") : "")}",
            new { target.ChatId, target.ThreadKey });
        if (row is null)
        {
            return null;
        }

        var topics = await session.QueryAsync<TopicRow>(
            "SELECT subscriber_id, topic_id, subscribed_at FROM subscriptions WHERE subscriber_id = @Id ORDER BY subscribed_at, topic_id", new { row.Id });
        return row.ToSubscriber(topics.Select(topic => topic.ToSubscription()), defaults.Hours.Zone);
    }

    /// <summary>Keeps others from planning for a target until the transaction ends; SQLite's one writer does so anyway.</summary>
    public static Task LockAsync(DbSession session, Target target) => session.Engine == DatabaseEngine.Sqlite
        ? Task.CompletedTask
        : session.ExecuteAsync("SELECT 1 FROM subscribers WHERE chat_id = @ChatId AND thread_id = @ThreadKey FOR UPDATE", new { target.ChatId, target.ThreadKey });

    /// <summary>All targets of a chat, forum topics too.</summary>
    public async Task<IReadOnlyList<Target>> TargetsOfAsync(DbSession session, long chatId)
    {
        var threads = await session.QueryAsync<int>("SELECT thread_id FROM subscribers WHERE chat_id = @chatId ORDER BY thread_id", new { chatId });
        return [.. threads.Select(thread => Target.Of(chatId, thread))];
    }

    // Those who cannot be reached are few: taking them off again costs less than asking for each subscriber's chat.
    public async Task<SubscriberCounts> CountAsync(DbSession session, DateTimeOffset now) => await session.ScalarAsync<SubscriberCounts>(
        $"""
        SELECT COUNT(CASE WHEN stopped_at IS NULL THEN 1 END) AS total,
               COUNT(next_digest_at) - (
                   SELECT COUNT(*) FROM chats AS c CROSS JOIN subscribers AS s
                   WHERE (c.is_banned = 1 OR c.reachability <> 'reachable') AND s.chat_id = c.id AND s.next_digest_at IS NOT NULL
                     AND CASE WHEN {ChatColumns.MayReceive("c", "s.next_digest_at")} THEN 0 ELSE 1 END = 1) AS awaiting,
               COUNT(CASE WHEN stopped_at IS NULL AND paused_until > @now THEN 1 END) AS paused,
               COUNT(stopped_at) AS stopped
        FROM subscribers
        """,
        new { now });

    /// <summary>How many follow each topic, the most followed first.</summary>
    public async Task<IReadOnlyList<TopicCount>> CountTopicsAsync(DbSession session) => await session.QueryAsync<TopicCount>(
        "SELECT topic_id, COUNT(*) AS subscribers FROM subscriptions GROUP BY topic_id ORDER BY COUNT(*) DESC, topic_id");

    private static Task<long> SaveAsync(DbSession session, Subscriber subscriber) => session.ScalarAsync<long>(
        """
        INSERT INTO subscribers (chat_id, thread_id, digest_minutes, further_minutes, digest_days, time_zone, quiet_from, quiet_until, paused_until, stopped_at,
            next_digest_at, next_slot_on, next_slot_number, last_digest_at, last_slot_on, last_slot_number, reads_every_language, created_at)
        VALUES (@ChatId, @ThreadId, @DigestMinutes, @FurtherMinutes, @DigestDays, @TimeZone, @QuietFrom, @QuietUntil, @PausedUntil, @StoppedAt,
            @NextDigestAt, @NextSlotOn, @NextSlotNumber, @LastDigestAt, @LastSlotOn, @LastSlotNumber, @ReadsEveryLanguage, @CreatedAt)
        ON CONFLICT (chat_id, thread_id) DO UPDATE SET
            digest_minutes = excluded.digest_minutes, further_minutes = excluded.further_minutes, digest_days = excluded.digest_days, time_zone = excluded.time_zone,
            quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until, paused_until = excluded.paused_until, stopped_at = excluded.stopped_at,
            next_digest_at = excluded.next_digest_at, next_slot_on = excluded.next_slot_on, next_slot_number = excluded.next_slot_number,
            last_digest_at = excluded.last_digest_at, last_slot_on = excluded.last_slot_on, last_slot_number = excluded.last_slot_number,
            reads_every_language = excluded.reads_every_language
        RETURNING id
        """,
        SubscriberRow.ArgumentsOf(subscriber));

    private static async Task SaveTopicsAsync(DbSession session, long id, Subscriber before, Subscriber after)
    {
        foreach (var gone in before.TopicIds.Where(topic => !after.Has(topic)))
        {
            await session.ExecuteAsync("DELETE FROM subscriptions WHERE subscriber_id = @id AND topic_id = @gone", new { id, gone });
        }

        foreach (var added in after.Subscriptions.Where(subscription => !before.Has(subscription.TopicId)))
        {
            await session.ExecuteAsync(
                "INSERT INTO subscriptions (subscriber_id, topic_id, subscribed_at) VALUES (@id, @TopicId, @SubscribedAt) ON CONFLICT DO NOTHING",
                new { id, added.TopicId, added.SubscribedAt });
        }
    }
}
