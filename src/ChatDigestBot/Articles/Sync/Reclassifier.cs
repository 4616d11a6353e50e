using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Articles.Sync;

/// <summary>Classifies all articles again after a change of the topics, from their kept texts: no post is read again.</summary>
internal static class Reclassifier
{
    public const int BatchSize = 200;

    /// <param name="since">Leaves out what is older; null takes all.</param>
    public static Task<List<StoredArticle>> ReadAsync(DbSession session, long afterId, DateTimeOffset? since = null) => session.QueryAsync<StoredArticle>(
        """
        SELECT a.id, a.title, a.topics, a.published_at, a.is_advert, t.body, t.categories, t.links, t.given_topics FROM articles a JOIN article_texts t ON t.article_id = a.id
        WHERE a.id > @afterId AND a.published_at >= @from ORDER BY a.id LIMIT @BatchSize
        """,
        new { afterId, BatchSize, from = since ?? DateTimeOffset.MinValue });

    public static IReadOnlyList<TopicScore> Classify(StoredArticle article, TopicSet topics)
    {
        if (article.IsAdvert)
        {
            return [];
        }

        return GivenTopics.Add(topics, article.GivenTopics.Split('\t', StringSplitOptions.RemoveEmptyEntries), TopicClassifier.Classify(topics, new TopicEvidence
        {
            Title = article.Title,
            Text = ArticleBodyCodec.UnpackText(article.Body),
            Categories = article.Categories.Split('\t', StringSplitOptions.RemoveEmptyEntries),
            Links = article.Links.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        }));
    }

    internal sealed record StoredArticle
    {
        public required long Id { get; init; }

        public required string Title { get; init; }

        public required string Topics { get; init; }

        public required DateTimeOffset PublishedAt { get; init; }

        public required bool IsAdvert { get; init; }

        public required byte[] Body { get; init; }

        public required string Categories { get; init; }

        public required string Links { get; init; }

        public required string GivenTopics { get; init; }
    }
}
