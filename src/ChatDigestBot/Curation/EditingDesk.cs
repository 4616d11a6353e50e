using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Curated;
using ChatDigestBot.Storage;
using ChatDigestBot.Web;

namespace ChatDigestBot.Curation;

/// <summary>Corrects what the rules found of an article, for the chat and for pages; each act stands in the audit log with what was before. Later readings of the post leave it alone.</summary>
internal sealed class EditingDesk(Database database, ArticleCatalogue articles, IEnumerable<IArticleSink> sinks, TimeProvider clock)
{
    public const int MaxTitle = 200;
    public const int MaxSummary = 300;

    /// <param name="title">Null or empty: the post's own.</param>
    public Task<Article?> SetTitleAsync(string articleKey, long editor, string? title, CancellationToken cancellationToken) => ChangeAsync(
        articleKey, editor, new AuditAct.Wording(articleKey, "title", title), article => article.Title, (session, _) => CuratedArticleStore.SetTitleAsync(session, articleKey, NullIfEmpty(title), editor, clock.GetUtcNow()), cancellationToken);

    /// <param name="summary">Null or empty: the one the rules make.</param>
    public Task<Article?> SetSummaryAsync(string articleKey, long editor, string? summary, CancellationToken cancellationToken) => ChangeAsync(
        articleKey, editor, new AuditAct.Wording(articleKey, "summary", summary), article => article.Summary, (session, _) => CuratedArticleStore.SetSummaryAsync(session, articleKey, NullIfEmpty(summary), editor, clock.GetUtcNow()), cancellationToken);

    /// <param name="topics">Ids of topics, the main one first; empty: of no topic.</param>
    public Task<Article?> SetTopicsAsync(string articleKey, long editor, TopicIds topics, CancellationToken cancellationToken) => ChangeAsync(
        articleKey,
        editor,
        new AuditAct.Wording(articleKey, "topics", topics.ToString()),
        article => article.Topics.ToString(),
        async (session, article) =>
        {
            await CuratedArticleStore.SetTopicsAsync(session, articleKey, topics.ToString(), editor, clock.GetUtcNow());
            await ArticleEditing.SetTopicsAsync(session, article, topics);
        },
        cancellationToken);

    /// <summary>Takes an article out of its story.</summary>
    public Task<Article?> SplitAsync(string articleKey, long editor, CancellationToken cancellationToken) =>
        ChangeAsync(articleKey, editor, new AuditAct.OfStory(articleKey), article => article.StoryId, ArticleEditing.SplitAsync, cancellationToken);

    /// <summary>Lets an article tell the same story as another; null where one of them is not there.</summary>
    public async Task<Article?> JoinAsync(string articleKey, string otherKey, long editor, CancellationToken cancellationToken) =>
        await articles.FindByKeyAsync(otherKey, cancellationToken) is { } other && otherKey != articleKey
            ? await ChangeAsync(articleKey, editor, new AuditAct.OfStory(articleKey, otherKey), article => article.StoryId, (session, article) => ArticleEditing.JoinAsync(session, article, other), cancellationToken)
            : null;

    private async Task<Article?> ChangeAsync(
        string articleKey, long editor, AuditAct act, Func<Article, string> was, Func<DbSession, Article, Task> change, CancellationToken cancellationToken)
    {
        if (await articles.FindByKeyAsync(articleKey, cancellationToken) is not { } article)
        {
            return null;
        }

        await database.WriteAsync(
            async session =>
            {
                await change(session, article);
                var changes = new ArticleChanges { Written = [], Touched = [], Removed = [], Edited = [article.Id] };
                foreach (var sink in sinks)
                {
                    await sink.ApplyAsync(changes, session);
                }

                await AuditLog.AddAsync(session, clock.GetUtcNow(), editor, act with { Was = was(article) });
            },
            cancellationToken);
        return await articles.FindByKeyAsync(articleKey, cancellationToken);
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
