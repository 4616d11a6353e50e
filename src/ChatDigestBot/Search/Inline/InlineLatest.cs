using ChatDigestBot.Articles;
using ChatDigestBot.Chats;
using ChatDigestBot.Subscribers;

namespace ChatDigestBot.Search.Inline;

/// <summary>The newest articles a person would care about: of their topics, or of all where they have chosen none.</summary>
internal sealed class InlineLatest(ArticleCatalogue catalogue, ChatStore chats, SubscriberStore subscribers, SubscriberDefaults defaults)
{
    public async Task<Subscriber> ReaderAsync(long personId, DateTimeOffset now, CancellationToken cancellationToken) =>
        await chats.FindAsync(personId, cancellationToken) is { } chat
            ? await subscribers.GetAsync(new Target(chat.Id, null), now, cancellationToken)
            : defaults.New(default, now);

    public async Task<(IReadOnlyList<SearchHit> Hits, bool HasMore)> FindAsync(Subscriber reader, int offset, int limit, CancellationToken cancellationToken)
    {
        var filter = new ArticleFilter { ForDigests = true, Offset = offset, Limit = limit + 1 };
        var topics = reader.TopicIds.ToList();
        var articles = await catalogue.ListAsync(topics.Count > 0 ? filter with { Topics = topics } : filter, cancellationToken);
        return ([.. articles.Take(limit).Select(SearchHit.Unsought)], articles.Count > limit);
    }
}
