using ChatDigestBot.Articles;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Follows;

/// <summary>Notes articles that are news, in the transaction that writes them: none is missed, whatever dies when.</summary>
internal sealed class NewArticleSink(NewsOptions options, TimeProvider clock) : IArticleSink
{
    public async Task ApplyAsync(ArticleChanges changes, DbSession session)
    {
        var since = clock.GetUtcNow() - options.Freshness;
        var news = changes.Written.Select(written => written.Article).Where(article => IsNews(article, since)).Select(article => article.Id).ToList();
        if (news.Count > 0)
        {
            await AlertStore.NoteArticlesAsync(session, news);
        }
    }

    /// <summary>The archive, adverts, posts without text and old ones are no news for anybody.</summary>
    public static bool IsNews(Article article, DateTimeOffset since) =>
        article is { IsArchive: false, IsAdvert: false, Words: > 0 } && article.PublishedAt >= since;
}
