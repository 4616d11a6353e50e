using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Curated;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Jobs;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Texts;
using ChatDigestBot.Web;

namespace ChatDigestBot.Digests.Corrections;

/// <summary>Puts a dated line under digests that told an article as it was before an editor corrected it, once the editor says so; through the ledger, at the pace of bulk.</summary>
/// <remarks>Killed anywhere it goes on where it was: a message is changed once for each correction, and changing it twice is as good as once.</remarks>
internal sealed class DigestCorrections(
    Database database, ArticleCatalogue articles, DeliveryLedger ledger, CorrectionLine line, JobSchedules jobs, SubscriberDefaults defaults, TimeProvider clock)
{
    /// <summary>Nobody scrolls back further.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(7);

    private const int BatchSize = 500;

    /// <summary>How many messages would be changed; 0 where digests told nothing of it, or told it as it is.</summary>
    public async Task<int> CountAsync(string articleKey, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await articles.FindByKeyAsync(articleKey, cancellationToken) is not { } article)
        {
            return 0;
        }

        return await database.ReadAsync(
            async session =>
            {
                var sent = await FindSentAsync(session, article, now);
                var readers = sent.Contents.Count == 0 ? [] : await ArrivedDigests.CountReadersAsync(session, sent.Contents.Keys, now - Window, now);
                return readers.Where(one => Change(sent, one.ContentId, Languages.FromTelegram(one.Language)) is not null).Sum(one => one.Messages);
            },
            cancellationToken);
    }

    /// <summary>The editor's word. Returns the unit of the ledger under which the messages are changed, soon; null where there is no such article.</summary>
    public async Task<string?> BeginAsync(string articleKey, long editor, CancellationToken cancellationToken)
    {
        if (await articles.FindByKeyAsync(articleKey, cancellationToken) is not { } article)
        {
            return null;
        }

        var id = await database.WriteAsync(
            async session =>
            {
                var now = clock.GetUtcNow();
                await AuditLog.AddAsync(session, now, editor, new AuditAct.Named("digests-corrected", article.Title));
                return await DigestCorrectionStore.AddAsync(session, articleKey, editor, now);
            },
            cancellationToken);
        await jobs.RunNowAsync(CorrectDigestsJob.Name, cancellationToken);
        return DeliveryUnit.OfCorrection(id);
    }

    /// <summary>Plans the changes of all corrections as far as their messages have arrived; returns how many.</summary>
    public async Task<int> FillOnceAsync(CancellationToken cancellationToken)
    {
        var planned = 0;
        NextChanges? last = null;
        // Looking through a week of messages takes longer than a writer may be kept waiting.
        while (await database.ReadAsync(session => FindNextAsync(session, last), cancellationToken) is { } next)
        {
            planned += await database.WriteInBulkAsync(session => PlanAsync(session, next), cancellationToken);
            ledger.Ring();
            last = next;
        }

        return planned;
    }

    private async Task<NextChanges?> FindNextAsync(DbSession session, NextChanges? last)
    {
        var after = last is { HasMore: true } ? last.Correction.Id - 1 : last?.Correction.Id ?? 0;
        if (await DigestCorrectionStore.FindOpenAsync(session, after) is not { } correction)
        {
            return null;
        }

        // Behind a batch it is the same messages, and those that are changed by now lie before the next.
        var sent = last?.Correction.Id == correction.Id ? last.Sent
            : await ArticleCatalogue.FindByKeyAsync(session, correction.ArticleKey) is { } article ? await FindSentAsync(session, article, correction.CorrectedAt) : null;
        if (sent is null || sent.Contents.Count == 0)
        {
            return new NextChanges(correction, sent, [], FilledTo: correction.FilledTo, HasMore: false, IsFilled: true);
        }

        var messages = await ArrivedDigests.ListNextAsync(session, sent.Contents.Keys, correction.CorrectedAt - Window, clock.GetUtcNow(), correction.FilledTo, BatchSize);
        var changes = new List<(SentMessage, DeliveryContent)>();
        foreach (var group in messages.GroupBy(message => (message.ContentId, message.Language)))
        {
            if (Change(sent, group.Key.ContentId, Languages.FromTelegram(group.Key.Language)) is { } html)
            {
                var before = sent.Contents[group.Key.ContentId];
                var content = new DeliveryContent
                {
                    Html = html,
                    Keyboard = before.Keyboard,
                    PreviewUrl = before.PreviewUrl,
                    Stories = await ArrivedDigests.ListStoriesAsync(session, before.Id),
                };
                changes.AddRange(group.Select(message => (message, content)));
            }
        }

        if (messages.Count == BatchSize)
        {
            return new NextChanges(correction, sent, changes, FilledTo: messages[^1].Id, HasMore: true, IsFilled: false);
        }

        // What is still on its way with the old words is changed once it is there: then all is looked through once more.
        var isOnItsWay = await ArrivedDigests.IsAnyOnItsWayAsync(session, sent.Contents.Keys);
        return new NextChanges(correction, sent, changes, FilledTo: 0, HasMore: false, IsFilled: !isOnItsWay);
    }

    private async Task<int> PlanAsync(DbSession session, NextChanges next)
    {
        var contents = next.Changes.Select(change => change.Content).Distinct().ToList();
        var numbers = (await ledger.PutContentsAsync(session, contents)).Zip(contents).ToDictionary(pair => pair.Second, pair => pair.First);
        await ArrivedDigests.PlanChangesAsync(
            session, DeliveryUnit.OfCorrection(next.Correction.Id), next.Changes.Select(change => (change.Message, numbers[change.Content])), clock.GetUtcNow());
        await DigestCorrectionStore.SetFilledAsync(session, next.Correction.Id, next.FilledTo, next.IsFilled);
        return next.Changes.Count;
    }

    private async Task<SentDigests> FindSentAsync(DbSession session, Article article, DateTimeOffset at)
    {
        var day = LocalTime.DateAt(at, defaults.Hours.Zone);
        if (await CuratedArticleStore.FindAsync(session, article.Key) is not { } said || (said.Title ?? said.Summary) is null)
        {
            return new SentDigests(article, Said: null, [], [], day);
        }

        // The days of readers elsewhere begin up to a day earlier.
        var told = await DigestCorrectionStore.ListToldAsync(session, article.Key, day.AddDays(-(int)Window.TotalDays - 1));
        var contents = told.Count == 0 ? [] : await ArrivedDigests.ListContentsAsync(session, told.Select(one => one.StoryId));
        return new SentDigests(article, said, told, contents.Where(content => IsTold(content, told)).ToDictionary(content => content.Id), day);
    }

    private static bool IsTold(SentContent content, IReadOnlyList<ToldArticle> told) =>
        told.Any(one => content.Html.Contains(Composing.EditionText.ShownTitle(one.Title).Html, StringComparison.Ordinal));

    private HtmlText? Change(SentDigests sent, long contentId, Language language) => sent.Said is null
        ? null
        // The ledger's html was made of HtmlText when it was planned.
        : line.Under(HtmlText.FromTrusted(sent.Contents[contentId].Html), sent.Told, sent.Article, sent.Said, language, sent.Day);

    /// <param name="Correction">The editor's word.</param>
    /// <param name="Sent">What digests told of its article; null where that is gone.</param>
    /// <param name="Changes">Messages with what they shall say.</param>
    /// <param name="FilledTo">How far the ledger is looked through.</param>
    /// <param name="HasMore">Whether it goes on at once.</param>
    /// <param name="IsFilled">Whether nothing is left.</param>
    private sealed record NextChanges(DigestCorrection Correction, SentDigests? Sent, IReadOnlyList<(SentMessage Message, DeliveryContent Content)> Changes, long FilledTo, bool HasMore, bool IsFilled);

    /// <param name="Article">As it is now.</param>
    /// <param name="Said">What an editor said of it; null: nothing that stands in digests.</param>
    /// <param name="Told">As digests told it.</param>
    /// <param name="Contents">The messages that did, by number.</param>
    /// <param name="Day">Of the correction.</param>
    private sealed record SentDigests(Article Article, CuratedArticle? Said, IReadOnlyList<ToldArticle> Told, Dictionary<long, SentContent> Contents, DateOnly Day);
}
