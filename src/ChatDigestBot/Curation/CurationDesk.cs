using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Curated;
using ChatDigestBot.Storage;
using ChatDigestBot.Web;

namespace ChatDigestBot.Curation;

/// <summary>Pins and hides articles, for the chat and for pages; each act stands in the audit log with what was before.</summary>
internal sealed class CurationDesk(Database database, ArticleCatalogue articles, TimeProvider clock)
{
    /// <summary>For ever, as far as anybody will ask.</summary>
    public static readonly DateTimeOffset Always = DateTimeOffset.FromUnixTimeMilliseconds(253_402_300_799_999);

    /// <summary>It comes first in the digests of its topics; one that was hidden is hidden no more. False where there is no such article.</summary>
    public Task<bool> PinAsync(string articleKey, long editor, DateTimeOffset until, CancellationToken cancellationToken) => ChangeAsync(
        articleKey, editor, Mark("pinned", until), before => before with { PinnedUntil = until, HiddenUntil = null, HideReason = null }, cancellationToken);

    public Task<bool> UnpinAsync(string articleKey, long editor, CancellationToken cancellationToken) =>
        ChangeAsync(articleKey, editor, new CurationMark("unpinned"), before => before with { PinnedUntil = null }, cancellationToken);

    /// <summary>It stays out of digests, more and alerts; who had it has it. False where there is no such article.</summary>
    public Task<bool> HideAsync(string articleKey, long editor, DateTimeOffset until, string? reason, CancellationToken cancellationToken) => ChangeAsync(
        articleKey, editor, Mark("hidden", until, reason), before => before with { HiddenUntil = until, HideReason = reason, PinnedUntil = null }, cancellationToken);

    public Task<bool> UnhideAsync(string articleKey, long editor, CancellationToken cancellationToken) =>
        ChangeAsync(articleKey, editor, new CurationMark("unhidden"), before => before with { HiddenUntil = null, HideReason = null }, cancellationToken);

    public Task<CuratedArticle?> FindAsync(string articleKey, CancellationToken cancellationToken) =>
        database.ReadAsync(session => CuratedArticleStore.FindAsync(session, articleKey), cancellationToken);

    /// <summary>What is pinned or hidden now, with its article; one whose article is gone is left out.</summary>
    public async Task<IReadOnlyList<(CuratedArticle Curated, Article Article)>> ListAsync(CancellationToken cancellationToken)
    {
        var curated = await database.ReadAsync(session => CuratedArticleStore.ListAsync(session, clock.GetUtcNow()), cancellationToken);
        var found = (await articles.FindByKeysAsync([.. curated.Select(one => one.ArticleKey)], cancellationToken)).ToDictionary(article => article.Key, StringComparer.Ordinal);
        return [.. curated.Where(one => found.ContainsKey(one.ArticleKey)).Select(one => (one, found[one.ArticleKey]))];
    }

    private async Task<bool> ChangeAsync(string articleKey, long editor, CurationMark mark, Func<CuratedArticle, CuratedArticle> change, CancellationToken cancellationToken)
    {
        if (await articles.FindByKeyAsync(articleKey, cancellationToken) is null)
        {
            return false;
        }

        await database.WriteAsync(
            async session =>
            {
                var now = clock.GetUtcNow();
                var before = await CuratedArticleStore.FindAsync(session, articleKey) ?? new CuratedArticle { ArticleKey = articleKey, CuratedBy = editor, CuratedAt = now };
                await CuratedArticleStore.SaveAsync(session, change(before) with { CuratedBy = editor, CuratedAt = now });
                await AuditLog.AddAsync(session, now, editor, new AuditAct.Curation(articleKey, mark) { Was = MarkOf(before, now)?.ToString() ?? CurationMark.None });
            },
            cancellationToken);
        return true;
    }

    private static CurationMark? MarkOf(CuratedArticle curated, DateTimeOffset now) =>
        curated.IsPinned(now) ? Mark("pinned", curated.PinnedUntil!.Value)
        : curated.IsHidden(now) ? Mark("hidden", curated.HiddenUntil!.Value, curated.HideReason)
        : null;

    private static CurationMark Mark(string word, DateTimeOffset until, string? reason = null) => new(word, until >= Always ? null : until, reason);
}
