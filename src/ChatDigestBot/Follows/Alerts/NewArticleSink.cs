using ChatDigestBot.Articles;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Follows.Alerts;

/// <summary>Notes articles that may be news, in the transaction that writes them: none is missed, whatever dies when.</summary>
internal sealed class NewArticleSink(FreshnessOptions options, TimeProvider clock) : IArticleSink
{
    public async Task ApplyAsync(ArticleChanges changes, DbSession session)
    {
        var now = clock.GetUtcNow();
        // Of a corrected one it is not known here when it came; whoever compares looks again.
        var mayBeNews = changes.Written.Where(article => !article.IsArchive && options.IsNews(article.PublishedAt, now, now)).Select(article => article.Id).ToList();
        if (mayBeNews.Count > 0)
        {
            await AlertStore.NoteArticlesAsync(session, mayBeNews);
        }
    }

    /// <summary>The archive, adverts, posts without text and old ones are no news for anybody.</summary>
    public static bool IsNews(Article article, FreshnessOptions options, DateTimeOffset now) =>
        article is { IsArchive: false, IsAdvert: false, Words: > 0 } && options.IsNews(article.PublishedAt, article.FirstSeenAt, now);
}
