using System.Collections.Concurrent;
using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Curated;
using ChatDigestBot.Articles.Drafting;
using ChatDigestBot.Search.Words;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Search.Indexing;

/// <summary>Keeps the search index in step with the catalogue, within the catalogue's own transactions.</summary>
internal sealed class SearchIndexSink(SegmentMerger merger) : IArticleSink
{
    private static readonly string Behind =
        $"""
        SELECT a.id FROM articles a WHERE NOT EXISTS (SELECT 1 FROM search_documents d WHERE d.article_id = a.id AND d.version = {SearchIndex.Version})
        ORDER BY a.id LIMIT @limit
        """;

    private readonly ConcurrentBag<TermList> _idle = [];

    /// <summary>The terms of a post: half of what indexing it costs, and done before the transaction.</summary>
    public object? Prepare(ArticleDraft draft) => TermsOf(draft.Post.Title, draft.Post.Text, draft.Topics.Select(score => score.Topic), draft.Post.Source);

    public async Task ApplyAsync(ArticleChanges changes, DbSession session)
    {
        await SearchIndex.RemoveAsync(session, [.. changes.Removed, .. changes.Written.Where(written => !written.IsNew).Select(written => written.Id)]);
        await SearchIndex.AddAsync(session, [.. changes.Written.Select(IndexedPostOf)]);
        await RefreshAsync(session, changes.Touched);
        await IndexAgainAsync(session, [.. changes.Edited, .. await CuratedArticleStore.ListWordedAsync(session, [.. changes.Written.Select(written => written.Id)])]);
        merger.NoteWrite();
    }

    /// <summary>Whether the index lacks a post or has one by older rules.</summary>
    public static async Task<bool> IsBehindAsync(DbSession session) => (await session.QueryAsync<long>(Behind, new { limit = 1 })).Count > 0;

    /// <summary>Indexes up to <paramref name="limit"/> posts that the index lacks or has by older rules; returns how many there were.</summary>
    public async Task<int> CatchUpAsync(DbSession session, int limit)
    {
        var ids = await session.QueryAsync<long>(Behind, new { limit });
        await IndexAgainAsync(session, ids);
        merger.NoteWrite();
        return ids.Count;
    }

    private async Task RefreshAsync(DbSession session, IReadOnlyList<long> touched)
    {
        if (touched.Count == 0)
        {
            return;
        }

        var known = (await session.QueryAsync<DocumentRow>(
            $"SELECT article_id, published_at, labels FROM search_documents WHERE {session.OneOf("article_id", "touched")}",
            new { touched = touched.ToArray() })).ToDictionary(row => row.ArticleId);
        var relabelled = new List<long>();
        foreach (var article in await ArticleCatalogue.FindManyAsync(session, touched))
        {
            if (!known.TryGetValue(article.Id, out var row) || row.Labels != IndexedPost.LabelsOf(article.Topics, article.Source, article.PublishedAt))
            {
                relabelled.Add(article.Id);
            }
            else if (row.PublishedAt != article.PublishedAt)
            {
                await SearchIndex.MoveAsync(session, article.Id, article.PublishedAt);
            }
        }

        await IndexAgainAsync(session, relabelled);
    }

    private IndexedPost IndexedPostOf(WrittenArticle written) => IndexedPost.Of(
        written.Id, written.Topics, written.Source, written.PublishedAt,
        written.Prepared.GetValueOrDefault(this) as PostTerms ?? TermsOf(written.Title, written.Text, written.Topics, written.Source));

    private IndexedPost IndexedPostOf(Article article, string text) =>
        IndexedPost.Of(article.Id, article.Topics, article.Source, article.PublishedAt, TermsOf(article.Title, text, article.Topics, article.Source));

    private async Task IndexAgainAsync(DbSession session, IReadOnlyList<long> ids)
    {
        if (ids.Count == 0)
        {
            return;
        }

        var articles = await ArticleCatalogue.FindManyAsync(session, ids);
        var texts = await SearchedTexts.ReadAsync(session, ids);
        await SearchIndex.RemoveAsync(session, ids);
        await SearchIndex.AddAsync(session, [.. articles.Select(article => IndexedPostOf(article, texts.GetValueOrDefault(article.Id, "")))]);
    }

    private PostTerms TermsOf(string title, string text, IEnumerable<string> topics, string? source)
    {
        var list = _idle.TryTake(out var idle) ? idle : new TermList();
        var terms = new PostTerms(list.Of(title, text, topics, source), [.. list.Spellings]);
        _idle.Add(list);
        return terms;
    }

    private sealed record DocumentRow
    {
        public required long ArticleId { get; init; }

        public required DateTimeOffset PublishedAt { get; init; }

        public required string Labels { get; init; }
    }
}
