using ChatDigestBot.Chats;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Delivery.Ledger;

/// <summary>What each target has been told, or is about to be: planned messages and those in doubt count.</summary>
internal static class SeenStore
{
    /// <summary>Of these stories those that each target knows; a target that knows none is missing.</summary>
    public static Task<ILookup<Target, string>> FindToldAsync(DbSession session, IReadOnlyCollection<Target> targets, IReadOnlyCollection<string> stories) =>
        FindToldAsync(session, [(targets, stories)]);

    /// <summary>The same of several groups of targets with stories of their own, in one statement; what is about to be told may be of any group.</summary>
    public static async Task<ILookup<Target, string>> FindToldAsync(DbSession session, IReadOnlyList<(IReadOnlyCollection<Target> Targets, IReadOnlyCollection<string> Stories)> groups)
    {
        var targets = groups.SelectMany((group, number) => group.Targets.Select(target => (Target: target, Group: number))).ToList();
        if (targets.Count == 0 || groups.All(group => group.Stories.Count == 0))
        {
            return Array.Empty<(Target Target, string Story)>().ToLookup(row => row.Target, row => row.Story);
        }

        var former = await FindFormerAsync(session, [.. targets.Select(one => one.Target)]);
        var rows = JsonRows.Of(targets
            .Concat(targets.SelectMany(one => former[one.Target.ChatId].Select(id => one with { Target = one.Target with { ChatId = id } })))
            .Select(one => new object?[] { one.Target.ChatId, one.Target.ThreadKey, one.Group }));
        var wanted = JsonRows.Of(groups.SelectMany((group, number) => group.Stories.Select(story => new object?[] { number, story })));
        // SQLite takes the tables of a cross join in the order they are written: from the few targets to the many rows.
        var told = await session.QueryAsync<ToldRow>(
            $"""
            WITH p AS MATERIALIZED (
                SELECT CAST(r.value ->> 0 AS BIGINT) AS chat_id, CAST(r.value ->> 1 AS INTEGER) AS thread_id, CAST(r.value ->> 2 AS INTEGER) AS number FROM {JsonRows.From(session)}),
            q AS MATERIALIZED (
                SELECT CAST(w.value ->> 0 AS INTEGER) AS number, w.value ->> 1 AS story_id FROM {JsonRows.From(session, "wanted", "w")})
            SELECT s.chat_id, s.thread_id, s.story_id FROM p CROSS JOIN q CROSS JOIN seen AS s
            WHERE q.number = p.number AND s.chat_id = p.chat_id AND s.thread_id = p.thread_id AND s.story_id = q.story_id
            UNION
            SELECT d.chat_id, d.thread_id, t.story_id FROM p CROSS JOIN deliveries AS d CROSS JOIN delivery_stories AS t
            WHERE d.chat_id = p.chat_id AND d.thread_id = p.thread_id AND d.state IN ('planned', 'sending', 'indoubt') AND t.content_id = d.content_id
            """,
            new { rows, wanted });
        return Present(told, former).ToLookup(pair => pair.Target, pair => pair.Story);
    }

    /// <summary>Of these pairs those whose target knows the story; for targets that have little in common.</summary>
    public static async Task<HashSet<(Target Target, string Story)>> FindToldAsync(DbSession session, IReadOnlyCollection<(Target Target, string Story)> pairs)
    {
        if (pairs.Count == 0)
        {
            return [];
        }

        var former = await FindFormerAsync(session, [.. pairs.Select(pair => pair.Target).Distinct()]);
        // SQLite takes the tables of a cross join in the order they are written: from the few pairs to the many rows.
        var asked = pairs.Concat(pairs.SelectMany(pair => former[pair.Target.ChatId].Select(id => (Target: pair.Target with { ChatId = id }, pair.Story))));
        var rows = JsonRows.Of(asked.Select(pair => new object?[] { pair.Target.ChatId, pair.Target.ThreadKey, pair.Story }));
        var told = await session.QueryAsync<ToldRow>(
            $"""
            WITH p AS MATERIALIZED (
                SELECT CAST(r.value ->> 0 AS BIGINT) AS chat_id, CAST(r.value ->> 1 AS INTEGER) AS thread_id, r.value ->> 2 AS story_id FROM {JsonRows.From(session)})
            SELECT p.chat_id, p.thread_id, p.story_id FROM p CROSS JOIN seen AS s
            WHERE s.chat_id = p.chat_id AND s.thread_id = p.thread_id AND s.story_id = p.story_id
            UNION
            SELECT p.chat_id, p.thread_id, p.story_id FROM p CROSS JOIN deliveries AS d CROSS JOIN delivery_stories AS t
            WHERE d.chat_id = p.chat_id AND d.thread_id = p.thread_id AND d.state IN ('planned', 'sending', 'indoubt')
              AND t.content_id = d.content_id AND t.story_id = p.story_id
            """,
            new { rows });
        return [.. Present(told, former)];
    }

    /// <summary>Forgets what a target was told, also under an id that it had before.</summary>
    public static Task<int> ForgetAsync(DbSession session, Target target) => session.ExecuteAsync(
        "DELETE FROM seen WHERE thread_id = @ThreadKey AND (chat_id = @ChatId OR chat_id IN (SELECT id FROM chats WHERE merged_into = @ChatId))",
        new { target.ChatId, target.ThreadKey });

    // A group that was met under two ids was told things under both.
    private static async Task<ILookup<long, long>> FindFormerAsync(DbSession session, IReadOnlyCollection<Target> targets) =>
        (await session.QueryAsync<FormerRow>(
            $"SELECT DISTINCT c.id, c.merged_into FROM {JsonRows.From(session)} JOIN chats AS c ON c.merged_into = CAST(r.value ->> 0 AS BIGINT)",
            new { rows = JsonRows.Of(targets.Select(target => new object?[] { target.ChatId })) }))
        .ToLookup(row => row.MergedInto, row => row.Id);

    // By the id that a chat has now.
    private static IEnumerable<(Target Target, string Story)> Present(IReadOnlyList<ToldRow> told, ILookup<long, long> former)
    {
        var present = former.SelectMany(chat => chat, (chat, id) => (Id: id, Into: chat.Key)).ToDictionary(pair => pair.Id, pair => pair.Into);
        return told.Select(row => (Target.Of(present.GetValueOrDefault(row.ChatId, row.ChatId), row.ThreadId), row.StoryId));
    }

    private sealed record FormerRow
    {
        public required long Id { get; init; }

        public required long MergedInto { get; init; }
    }

    private sealed record ToldRow
    {
        public required long ChatId { get; init; }

        public required int ThreadId { get; init; }

        public required string StoryId { get; init; }
    }
}
