using ChatDigestBot.Articles.Drafting;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Articles;

/// <summary>Follows the catalogue: called with each change in the transaction that writes it, so that both are there or neither is.</summary>
/// <remarks>
/// At most about 200 articles a call. The holder of the indexing lease calls, one call at a time, and whoever writes down an editor's word, about one article: on PostgreSQL the two may meet. A sink that was added later
/// misses what was read before; it asks <see cref="ArticleCatalogue"/> for it. On SQLite new rows are best inserted one a statement: one of
/// many rows makes the search index, written in the same transaction, end its segment.
/// </remarks>
internal interface IArticleSink
{
    /// <summary>What can be worked out of a post alone; the sink finds it again in <see cref="WrittenArticle.Prepared"/>.</summary>
    /// <remarks>Called on several threads and before the transaction: what is done here keeps nobody from writing.</remarks>
    public object? Prepare(ArticleDraft draft) => null;

    public Task ApplyAsync(ArticleChanges changes, DbSession session);
}
