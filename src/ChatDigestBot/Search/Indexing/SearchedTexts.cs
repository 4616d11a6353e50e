using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Curated;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Search.Indexing;

/// <summary>What posts are searched by beside their titles: their texts, and below them what an editor says in the place of a summary, which may have other words.</summary>
internal static class SearchedTexts
{
    public static async Task<IReadOnlyDictionary<long, string>> ReadAsync(DbSession session, IReadOnlyCollection<long> ids)
    {
        var texts = await ArticleCatalogue.FindTextsAsync(session, ids);
        var summaries = await CuratedArticleStore.ListSummariesAsync(session, ids);
        return summaries.Count == 0 ? texts : texts.ToDictionary(text => text.Key, text => summaries.TryGetValue(text.Key, out var summary) ? $"{text.Value}\n{summary}" : text.Value);
    }
}
