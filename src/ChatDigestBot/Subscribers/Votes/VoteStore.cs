using ChatDigestBot.Articles;
using ChatDigestBot.Chats;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Subscribers.Votes;

/// <summary>Thumbs up and down, one a person and article; they order that person's digests and nobody else's.</summary>
internal sealed class VoteStore(Database database) : ITargetMemory
{
    // What somebody liked years ago says little; the newest count.
    private const int MaxCounted = 200;

    /// <summary>The same again changes nothing, the opposite takes its place.</summary>
    public Task VoteAsync(long personId, Article article, int value, DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync(
            """
            INSERT INTO votes (chat_id, article_key, topic_id, source, vote, voted_at) VALUES (@personId, @Key, @TopicId, @Source, @value, @now)
            ON CONFLICT (chat_id, article_key) DO UPDATE SET vote = excluded.vote, voted_at = excluded.voted_at
            """,
            new { personId, article.Key, TopicId = article.Topics.Count == 0 ? null : article.Topics[0], article.Source, value, now }),
        cancellationToken);

    public Task TakeBackAsync(long personId, string articleKey, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync("DELETE FROM votes WHERE chat_id = @personId AND article_key = @articleKey", new { personId, articleKey }), cancellationToken);

    /// <summary>1, -1, or 0 for none.</summary>
    public Task<int> FindAsync(long personId, string articleKey, CancellationToken cancellationToken) => database.ReadAsync(
        async session => await session.FindAsync<int?>("SELECT vote FROM votes WHERE chat_id = @personId AND article_key = @articleKey", new { personId, articleKey }) ?? 0,
        cancellationToken);

    public Task ResetAsync(long personId, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync("DELETE FROM votes WHERE chat_id = @personId", new { personId }), cancellationToken);

    public Task<Taste> TasteAsync(long personId, CancellationToken cancellationToken) => database.ReadAsync(
        async session => (await TastesAsync(session, [personId])).GetValueOrDefault(personId, Taste.None), cancellationToken);

    /// <summary>The tastes of those who voted; most did not.</summary>
    public static async Task<IReadOnlyDictionary<long, Taste>> TastesAsync(DbSession session, IEnumerable<long> personIds)
    {
        var votes = await session.QueryAsync<Vote>(
            $"""
            SELECT chat_id, topic_id, source, vote AS value FROM (
                SELECT v.chat_id, v.topic_id, v.source, v.vote, ROW_NUMBER() OVER (PARTITION BY v.chat_id ORDER BY v.voted_at DESC) AS place
                FROM {JsonRows.From(session)} JOIN votes AS v ON v.chat_id = CAST(r.value ->> 0 AS BIGINT)) AS ranked
            WHERE place <= {MaxCounted}
            """,
            new { rows = JsonRows.OfIds(personIds.Distinct()) });
        return votes.GroupBy(vote => vote.ChatId).ToDictionary(group => group.Key, Taste.Of);
    }

    public Task ForgetAsync(DbSession session, Target target, DateTimeOffset now) =>
        session.ExecuteAsync("DELETE FROM votes WHERE chat_id = @ChatId", new { target.ChatId });
}
