using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Curated;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Web;

namespace ChatDigestBot.Curation;

/// <summary>Corrects what the rules found of an article, for the chat and for pages; each act stands in the audit log with what was before. Later readings of the post leave it alone.</summary>
internal sealed class EditingDesk(Database database, ArticleCatalogue articles, IEnumerable<IArticleSink> sinks, TimeProvider clock)
{
    public const int MaxTitle = 200;
    public const int MaxSummary = 300;

    /// <param name="title">Null or empty: the post's own.</param>
    public Task<Article?> SetTitleAsync(string articleKey, long editor, string? title, CancellationToken cancellationToken) =>
        ChangeAsync(articleKey, editor, Title(articleKey, editor, title), cancellationToken);

    /// <param name="summary">Null or empty: the one the rules make.</param>
    public Task<Article?> SetSummaryAsync(string articleKey, long editor, string? summary, CancellationToken cancellationToken) =>
        ChangeAsync(articleKey, editor, Summary(articleKey, editor, summary), cancellationToken);

    /// <summary>What a form says, both or nothing; a field that was left alone changes nothing, whatever stands there by now.</summary>
    public Task<SaveWordsResult> SaveAsync(string articleKey, long editor, TypedOver title, TypedOver summary, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            if (await ArticleCatalogue.FindToChangeAsync(session, articleKey) is not { } article)
            {
                return SaveWordsResult.Unknown;
            }

            if (title.IsOutdated(article.Title) || summary.IsOutdated(article.Summary))
            {
                return SaveWordsResult.Outdated;
            }

            var (isTitleNew, isSummaryNew) = (title.Changes(article.Title), summary.Changes(article.Summary));
            // A post's own words may be longer than what is typed here.
            if ((isTitleNew && PlainText.OneLine(title.Text).Length > MaxTitle) || (isSummaryNew && PlainText.OneLine(summary.Text).Length > MaxSummary))
            {
                return SaveWordsResult.TooLong;
            }

            Change[] changes =
            [
                .. isTitleNew ? [Title(articleKey, editor, title.Text)] : Array.Empty<Change>(),
                .. isSummaryNew ? [Summary(articleKey, editor, summary.Text)] : Array.Empty<Change>(),
            ];
            if (changes.Length == 0)
            {
                return SaveWordsResult.Unchanged;
            }

            await WriteAsync(session, article, editor, changes);
            return SaveWordsResult.Saved;
        },
        cancellationToken);

    /// <param name="topics">Ids of topics, the main one first; empty: of no topic.</param>
    public Task<Article?> SetTopicsAsync(string articleKey, long editor, TopicIds topics, CancellationToken cancellationToken) => ChangeAsync(
        articleKey,
        editor,
        new Change(
            new AuditAct.Wording(articleKey, "topics", topics.ToString()),
            article => article.Topics.ToString(),
            async (session, article) =>
            {
                await CuratedArticleStore.SetTopicsAsync(session, articleKey, topics.ToString(), editor, clock.GetUtcNow());
                await ArticleEditing.SetTopicsAsync(session, article, topics);
            }),
        cancellationToken);

    /// <summary>Takes an article out of its story.</summary>
    public Task<Article?> SplitAsync(string articleKey, long editor, CancellationToken cancellationToken) =>
        ChangeAsync(articleKey, editor, new Change(new AuditAct.OfStory(articleKey), article => article.StoryId, ArticleEditing.SplitAsync), cancellationToken);

    /// <summary>Lets an article tell the same story as another; null where one of them is not there.</summary>
    public async Task<Article?> JoinAsync(string articleKey, string otherKey, long editor, CancellationToken cancellationToken) =>
        await articles.FindByKeyAsync(otherKey, cancellationToken) is { } other && otherKey != articleKey
            ? await ChangeAsync(articleKey, editor, new Change(new AuditAct.OfStory(articleKey, otherKey), article => article.StoryId, (session, article) => ArticleEditing.JoinAsync(session, article, other)), cancellationToken)
            : null;

    private Change Title(string articleKey, long editor, string? title) => new(
        new AuditAct.Wording(articleKey, "title", LineOf(title)), article => article.Title, (session, _) => CuratedArticleStore.SetTitleAsync(session, articleKey, LineOf(title), editor, clock.GetUtcNow()));

    private Change Summary(string articleKey, long editor, string? summary) => new(
        new AuditAct.Wording(articleKey, "summary", LineOf(summary)), article => article.Summary, (session, _) => CuratedArticleStore.SetSummaryAsync(session, articleKey, LineOf(summary), editor, clock.GetUtcNow()));

    private async Task<Article?> ChangeAsync(string articleKey, long editor, Change change, CancellationToken cancellationToken)
    {
        var isThere = await database.WriteAsync(
            async session =>
            {
                if (await ArticleCatalogue.FindToChangeAsync(session, articleKey) is not { } article)
                {
                    return false;
                }

                await WriteAsync(session, article, editor, change);
                return true;
            },
            cancellationToken);
        return isThere ? await articles.FindByKeyAsync(articleKey, cancellationToken) : null;
    }

    private async Task WriteAsync(DbSession session, Article article, long editor, params IReadOnlyList<Change> changes)
    {
        foreach (var change in changes)
        {
            await change.DoAsync(session, article);
        }

        var edited = new ArticleChanges { Written = [], Touched = [], Removed = [], Edited = [article.Id] };
        foreach (var sink in sinks)
        {
            await sink.ApplyAsync(edited, session);
        }

        foreach (var change in changes)
        {
            await AuditLog.AddAsync(session, clock.GetUtcNow(), editor, change.Act with { Was = change.Was(article) });
        }
    }

    // A form's field may have several; null where nothing is left.
    private static string? LineOf(string? text) => PlainText.OneLine(text ?? "") is { Length: > 0 } line ? line : null;

    private sealed record Change(AuditAct Act, Func<Article, string> Was, Func<DbSession, Article, Task> DoAsync);
}

/// <summary>What became of a form with an article's words.</summary>
internal enum SaveWordsResult
{
    /// <summary>There is no such article.</summary>
    Unknown,

    /// <summary>What was typed stood there already, or nothing was typed.</summary>
    Unchanged,
    Saved,

    /// <summary>Somebody else changed what was typed over since the form was shown: nothing is saved.</summary>
    Outdated,
    TooLong,
}
