using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Articles.Curated;

/// <summary>Topics that editors gave articles in the place of what the rules find; whoever writes articles asks here, so that they outlive every reading.</summary>
internal sealed class CorrectedTopics
{
    private readonly Dictionary<long, IReadOnlyList<TopicScore>> _byId = [];
    private readonly Dictionary<string, IReadOnlyList<TopicScore>> _byKey = new(StringComparer.Ordinal);

    public static async Task<CorrectedTopics> ReadAsync(DbSession session)
    {
        var corrected = new CorrectedTopics();
        foreach (var row in await session.QueryAsync<Row>(
            "SELECT e.article_key, e.topics, a.id AS article_id FROM curated_articles e LEFT JOIN articles a ON a.key = e.article_key WHERE e.topics IS NOT NULL"))
        {
            var scores = Scores(TopicIds.Parse(row.Topics));
            corrected._byKey[row.ArticleKey] = scores;
            if (row.ArticleId is { } id)
            {
                corrected._byId[id] = scores;
            }
        }

        return corrected;
    }

    public IReadOnlyList<TopicScore>? Find(long articleId) => _byId.GetValueOrDefault(articleId);

    public IReadOnlyList<TopicScore>? Find(string articleKey) => _byKey.GetValueOrDefault(articleKey);

    /// <summary>As the rules would give them, with the editor for a reason.</summary>
    public static IReadOnlyList<TopicScore> Scores(IEnumerable<string> topics) =>
    [
        .. topics.Select(topic => new TopicScore { Topic = topic, Score = 0, Reasons = [new TopicReason { Rule = "editor", Found = topic, Count = 1, Points = 0 }] }),
    ];

    private sealed record Row
    {
        public required string ArticleKey { get; init; }

        public required string Topics { get; init; }

        public long? ArticleId { get; init; }
    }
}
