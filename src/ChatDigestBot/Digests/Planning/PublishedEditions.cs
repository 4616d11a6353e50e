using ChatDigestBot.Digests.Composing;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Digests.Planning;

/// <summary>How much the digests of a day told of a topic.</summary>
internal sealed record TopicDay(string TopicId, DateOnly Day, int Items);

/// <summary>Editions as everybody may read them: one by its key, or what all of a day told of a topic. Nobody's choice of topics can be seen.</summary>
internal sealed class PublishedEditions(Database database, TimeProvider clock)
{
    private const int Days = 30;

    public Task<Edition?> FindAsync(string key, CancellationToken cancellationToken) => database.ReadAsync(session => EditionStore.FindByKeyAsync(session, key), cancellationToken);

    /// <summary>The days of the last month, the newest first.</summary>
    public async Task<IReadOnlyList<TopicDay>> ListDaysAsync(CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            session => session.QueryAsync<DayRow>(
                $"""
                SELECT e.local_date, i.value ->> 'TopicId' AS topic_id, COUNT(DISTINCT i.value ->> 'Key') AS items
                FROM digest_editions AS e, {JsonRows.Elements(session, "e.items", "i")}
                WHERE e.local_date >= @since GROUP BY e.local_date, i.value ->> 'TopicId' ORDER BY e.local_date DESC, topic_id
                """,
                new { since = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime.AddDays(-Days)) }),
            cancellationToken);
        return [.. rows.Select(row => new TopicDay(row.TopicId, row.LocalDate, row.Items))];
    }

    /// <summary>What the digests of a day told of a topic, each article once, the newest first.</summary>
    public async Task<IReadOnlyList<string>> ListKeysAsync(string topicId, DateOnly day, CancellationToken cancellationToken) => await database.ReadAsync(
        session => session.QueryAsync<string>(
            $"""
            SELECT i.value ->> 'Key' AS key FROM digest_editions AS e, {JsonRows.Elements(session, "e.items", "i")}
            WHERE e.local_date = @day AND i.value ->> 'TopicId' = @topicId GROUP BY i.value ->> 'Key' ORDER BY MAX(i.value ->> 'PublishedAt') DESC, key LIMIT 200
            """,
            new { topicId, day }),
        cancellationToken);

    private sealed record DayRow
    {
        public required DateOnly LocalDate { get; init; }

        public required string TopicId { get; init; }

        public required int Items { get; init; }
    }
}
