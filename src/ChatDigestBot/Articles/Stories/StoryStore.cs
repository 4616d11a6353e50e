using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Articles.Stories;

/// <summary>Keeps the row of each story true to its articles.</summary>
internal static class StoryStore
{
    /// <summary>Counts a story's articles and sources again and chooses its lead; a story without articles is gone.</summary>
    /// <remarks>The lead is the first to have told it, among those that have something to say and are no adverts.</remarks>
    public static async Task RecountAsync(DbSession session, IEnumerable<string> storyIds)
    {
        foreach (var id in storyIds.Distinct())
        {
            var members = await session.QueryAsync<Member>(
                "SELECT id, source, published_at, is_advert, CASE WHEN summary = '' THEN 0 ELSE 1 END AS has_summary FROM articles WHERE story_id = @id", new { id });
            if (members.Count == 0)
            {
                await session.ExecuteAsync("DELETE FROM stories WHERE id = @id", new { id });
                continue;
            }

            var lead = members.OrderBy(member => member.IsAdvert).ThenByDescending(member => member.HasSummary).ThenBy(member => member.PublishedAt).ThenBy(member => member.Id).First();
            await session.ExecuteAsync(
                """
                INSERT INTO stories (id, lead_id, articles, sources) VALUES (@id, @LeadId, @Articles, @Sources)
                ON CONFLICT (id) DO UPDATE SET lead_id = excluded.lead_id, articles = excluded.articles, sources = excluded.sources
                """,
                new { id, LeadId = lead.Id, Articles = members.Count, Sources = members.Select(member => member.Source).Distinct(SourceName.Comparer).Count() });
        }
    }

    private sealed record Member
    {
        public required long Id { get; init; }

        public string? Source { get; init; }

        public required DateTimeOffset PublishedAt { get; init; }

        public required bool IsAdvert { get; init; }

        public required bool HasSummary { get; init; }
    }
}
