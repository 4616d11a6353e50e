using ChatDigestBot.Articles.Stories;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Articles.Curated;

/// <summary>Puts an editor's word in the place of what the rules found: topics, and which articles tell one story. Later readings of the posts leave both alone.</summary>
internal static class ArticleEditing
{
    /// <summary>Gives an article other topics in the catalogue; <see cref="CorrectedTopics"/> keeps them.</summary>
    public static async Task SetTopicsAsync(DbSession session, Article article, TopicIds topics)
    {
        foreach (var topic in article.Topics)
        {
            await session.ExecuteAsync("DELETE FROM article_topics WHERE topic = @topic AND article_id = @Id", new { topic, article.Id });
        }

        foreach (var topic in topics)
        {
            await session.ExecuteAsync(
                "INSERT INTO article_topics (topic, published_at, article_id) VALUES (@topic, @PublishedAt, @Id) ON CONFLICT DO NOTHING", new { topic, article.PublishedAt, article.Id });
        }

        await session.ExecuteAsync("UPDATE articles SET topics = @topics WHERE id = @Id", new { article.Id, topics = topics.ToString() });
        await session.ExecuteAsync(
            "UPDATE article_texts SET topic_reasons = @reasons WHERE article_id = @Id", new { article.Id, reasons = JsonLine.Of(CorrectedTopics.Scores(topics)) });
    }

    /// <summary>Takes an article out of its story: from now on it is one of its own.</summary>
    public static Task SplitAsync(DbSession session, Article article) => MoveAsync(session, article, ShortKey.New(10));

    /// <summary>Lets an article tell the same story as another.</summary>
    public static Task JoinAsync(DbSession session, Article article, Article other) => MoveAsync(session, article, other.StoryId);

    private static async Task MoveAsync(DbSession session, Article article, string storyId)
    {
        await session.ExecuteAsync(
            "UPDATE articles SET story_id = @storyId, story_reason = @Reason, is_story_edited = 1 WHERE id = @Id", new { article.Id, storyId, Reason = StoryReasons.Editor.Write() });
        await StoryStore.RecountAsync(session, [article.StoryId, storyId]);
    }
}
