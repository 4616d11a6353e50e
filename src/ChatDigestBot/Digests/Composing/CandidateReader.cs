using ChatDigestBot.Articles;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Digests.Composing;

/// <summary>Reads the articles that may come into digests of one moment, the newest first.</summary>
internal sealed class CandidateReader(FreshnessOptions options, DateTimeOffset now)
{
    private readonly Dictionary<(string Topic, DigestMode Mode, DateTimeOffset? Since, int Limit), IReadOnlyList<Article>> _ofTopics = [];

    /// <summary>Those of any topic of the request. Readers have hundreds of sets of the same few topics, so each topic is read once.</summary>
    public async Task<IReadOnlyList<Article>> ListAsync(DbSession session, DigestRequest request, int limit)
    {
        var lists = new List<IReadOnlyList<Article>>();
        foreach (var topic in request.Topics)
        {
            lists.Add(await ListOfAsync(session, topic.TopicId, request, limit));
        }

        return lists is [var only]
            ? only
            : [.. lists.SelectMany(list => list).DistinctBy(article => article.Id).OrderByDescending(article => article.PublishedAt).ThenByDescending(article => article.Id).Take(limit)];
    }

    private async Task<IReadOnlyList<Article>> ListOfAsync(DbSession session, string topic, DigestRequest request, int limit)
    {
        var filter = Filter([topic], request, limit);
        var key = (topic, request.Mode, filter.PublishedSince, limit);
        if (!_ofTopics.TryGetValue(key, out var articles))
        {
            _ofTopics.Add(key, articles = await ArticleCatalogue.ListAsync(session, filter));
        }

        return articles;
    }

    private ArticleFilter Filter(IReadOnlyCollection<string> topics, DigestRequest request, int limit)
    {
        var isNews = request.Mode == DigestMode.News;
        return new ArticleFilter
        {
            Topics = topics,
            ForDigests = true,
            NotHiddenAt = now,
            WithoutArchive = isNews,
            PublishedSince = isNews ? now - (options.Freshness > request.Reach ? options.Freshness : request.Reach) : null,
            LateArrival = isNews ? options.LateArrival : null,
            PublishedUntil = now + FreshnessOptions.FutureAllowed,
            Limit = limit,
        };
    }
}
