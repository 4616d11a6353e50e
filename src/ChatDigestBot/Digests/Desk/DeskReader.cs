using ChatDigestBot.Articles;
using ChatDigestBot.Chats;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Digests.Composing;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Subscribers.Schedule;
using ChatDigestBot.Subscribers.Topics;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Digests.Desk;

/// <summary>Shows coming editions as they stand; reads only.</summary>
internal sealed class DeskReader(Database database, DigestComposers composers, SubscriberDefaults defaults, TimeProvider clock)
{
    // As many different digests a day as there are mixtures of topics; the latest say what regular readers know.
    private const int EditionsLookedAt = 2000;
    private const int DaysLookedAt = 8;
    private const int Listed = 60;

    /// <summary>The day of the next edition at the usual hour.</summary>
    public DateOnly NextDate
    {
        get
        {
            var now = clock.GetUtcNow();
            var today = LocalTime.DateAt(now, defaults.Hours.Zone);
            return MomentOf(today) > now ? today : today.AddDays(1);
        }
    }

    /// <summary>An edition as somebody would get it who reads this topic alone and had every one before, if nothing came in until its hour.</summary>
    /// <param name="edition">Which.</param>
    /// <param name="reader">In which script.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public Task<DeskView> ReadAsync(ComingEdition edition, Language reader, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var moment = MomentOf(edition.Date) is var hour && hour > now ? hour : now;
        var request = new DigestRequest
        {
            Target = new Target(0, null),
            Language = reader,
            Hours = defaults.Hours,
            Topics = [new Subscription(edition.TopicId, DateTimeOffset.UnixEpoch)],
            Mode = DigestMode.News,
            IsScheduled = true,
        };
        return database.ReadAsync(
            async session =>
            {
                var told = await ToldBeforeAsync(session, edition);
                var (candidates, digest) = await composers.At(moment).ShowAsync(session, request, told);
                var notes = await EditionNoteStore.FindAsync(session, edition);
                var places = digest?.Edition.Items.Index().ToDictionary(item => item.Item.Key, item => item.Index + 1, StringComparer.Ordinal) ?? [];
                var items = candidates.Select(scored => new DeskItem(scored.Article, places.GetValueOrDefault(scored.Article.Key), StateOf(scored.Article, notes, told, places)));
                // What is told comes in its order, what might move up after it, then what was taken out.
                return new DeskView(notes, [.. items.OrderBy(item => item.State).ThenBy(item => item.Place).Take(Listed)], digest);
            },
            cancellationToken);
    }

    /// <summary>What was said of editions of today and later.</summary>
    public Task<IReadOnlyDictionary<ComingEdition, EditionNotes>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => EditionNoteStore.ListSinceAsync(session, LocalTime.DateAt(clock.GetUtcNow(), defaults.Hours.Zone)), cancellationToken);

    private static DeskState StateOf(Article article, EditionNotes notes, HashSet<string> told, Dictionary<string, int> places) =>
        notes.IsOut(article.StoryId) ? DeskState.Out
        : places.ContainsKey(article.Key) ? DeskState.Told
        : told.Contains(article.StoryId) ? DeskState.ToldBefore
        : DeskState.Waiting;

    // What a first digest told, or one that somebody asked for, is still news to the others.
    private static async Task<HashSet<string>> ToldBeforeAsync(DbSession session, ComingEdition edition)
    {
        var scheduled = new HashSet<string>(StringComparer.Ordinal);
        for (var days = 1; days <= DaysLookedAt; days++)
        {
            scheduled.UnionWith(await ScheduledDigests.ListStoriesAsync(session, edition.Date.AddDays(-days), DigestHours.MaxTimes));
        }

        scheduled.IntersectWith(await OfEditionsBeforeAsync(session, edition));
        return scheduled;
    }

    private static async Task<IReadOnlyList<string>> OfEditionsBeforeAsync(DbSession session, ComingEdition edition) =>
        await session.QueryAsync<string>(
            $"""
            SELECT DISTINCT i.value ->> 'StoryId'
            FROM (SELECT items FROM digest_editions WHERE local_date < @Date AND {session.OneOf("language", "tags")} ORDER BY id DESC LIMIT @limit) AS e,
                 {JsonRows.Elements(session, "e.items", "i")}
            WHERE i.value ->> 'TopicId' = @TopicId
            """,
            new
            {
                edition.Date,
                edition.TopicId,
                limit = EditionsLookedAt,
                tags = Languages.All.Where(language => ComingEdition.LanguageOf(language) == edition.Language).Select(language => language.Tag()).ToArray(),
            });

    private DateTimeOffset MomentOf(DateOnly date) => LocalTime.InstantOf(date, defaults.Hours.Time, defaults.Hours.Zone);
}

/// <summary>A coming edition with what editors said of it.</summary>
/// <param name="Notes">What they said.</param>
/// <param name="Items">What may come into it: first what it tells, in order.</param>
/// <param name="Digest">As its reader would see it; null where there is nothing to tell.</param>
internal sealed record DeskView(EditionNotes Notes, IReadOnlyList<DeskItem> Items, Composition? Digest);

/// <param name="Article">What may be told.</param>
/// <param name="Place">Counted from 1; 0 where it is not told.</param>
/// <param name="State">Whether it is, and why not.</param>
internal sealed record DeskItem(Article Article, int Place, DeskState State);

internal enum DeskState
{
    /// <summary>It is in the edition.</summary>
    Told,

    /// <summary>There is no room for it, or it came in after the edition was approved.</summary>
    Waiting,

    /// <summary>An earlier edition had it; only who missed that one gets it.</summary>
    ToldBefore,

    /// <summary>An editor took it out.</summary>
    Out,
}
