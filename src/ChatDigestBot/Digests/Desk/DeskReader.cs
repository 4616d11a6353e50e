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

    // Each is composed; who has hundreds of topics looks at those that most people read.
    private const int ListedEditions = 60;

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
        var request = RequestOf(edition, reader);
        return database.ReadAsync(
            async session =>
            {
                var told = await ScheduledBeforeAsync(session, edition.Date);
                told.IntersectWith((await OfEditionsBeforeAsync(session, edition.Language, edition.Date, edition.TopicId))[edition.TopicId]);
                var (candidates, digest) = await composers.At(LaterOfNow(edition.Date)).ShowAsync(session, request, told);
                var notes = await EditionNoteStore.FindAsync(session, edition);
                var places = digest?.Edition.Items.Index().ToDictionary(item => item.Item.Key, item => item.Index + 1, StringComparer.Ordinal) ?? [];
                var items = candidates.Select(scored => new DeskItem(scored.Article, places.GetValueOrDefault(scored.Article.Key), StateOf(scored.Article, notes, told, places)));
                var readers = (await SubscriberFigures.CountReadersAsync(session, edition.Date, edition.TopicId)).SelectMany(count => EditionsOf(count, edition.Date));
                var subscribers = readers.FirstOrDefault(one => one.Edition == edition).Subscribers;
                // What is told comes in its order, what might move up after it, then what was taken out.
                return new DeskView(notes, subscribers, [.. items.OrderBy(item => item.State).ThenBy(item => item.Place).Take(Listed)], digest);
            },
            cancellationToken);
    }

    /// <summary>What a day's editions will tell, each as <see cref="ReadAsync"/> shows it, and how many will get it; the most read first.</summary>
    /// <param name="date">The readers' day.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public Task<IReadOnlyList<ComingDigest>> ListDayAsync(DateOnly date, CancellationToken cancellationToken)
    {
        var composer = composers.At(LaterOfNow(date));
        return database.ReadAsync<IReadOnlyList<ComingDigest>>(
            async session =>
            {
                var readers = (await SubscriberFigures.CountReadersAsync(session, date))
                    .SelectMany(count => EditionsOf(count, date))
                    .OrderByDescending(count => count.Subscribers).ThenBy(count => count.Edition.TopicId, StringComparer.Ordinal).ThenBy(count => count.Edition.Language, StringComparer.Ordinal)
                    .Take(ListedEditions).ToList();
                var notes = await EditionNoteStore.ListAsync(session, date);
                var scheduled = await ScheduledBeforeAsync(session, date);
                var told = new Dictionary<string, ILookup<string, string>>(StringComparer.Ordinal);
                var coming = new List<ComingDigest>();
                foreach (var (edition, subscribers) in readers)
                {
                    if (!told.TryGetValue(edition.Language, out var ofLanguage))
                    {
                        told.Add(edition.Language, ofLanguage = await OfEditionsBeforeAsync(session, edition.Language, date, topicId: null));
                    }

                    var (_, digest) = await composer.ShowAsync(
                        session, RequestOf(edition, edition.Language == ComingEdition.English ? Language.English : Language.Chinese), ofLanguage[edition.TopicId].Where(scheduled.Contains).ToHashSet(StringComparer.Ordinal));
                    coming.Add(new ComingDigest(edition, subscribers, notes.GetValueOrDefault(edition, EditionNotes.None), digest?.Edition));
                }

                return coming;
            },
            cancellationToken);
    }

    /// <summary>What was said of editions of today and later.</summary>
    public Task<IReadOnlyDictionary<ComingEdition, EditionNotes>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => EditionNoteStore.ListSinceAsync(session, LocalTime.DateAt(clock.GetUtcNow(), defaults.Hours.Zone)), cancellationToken);

    private static IEnumerable<(ComingEdition Edition, int Subscribers)> EditionsOf(TopicReaders count, DateOnly date) =>
        new (string Language, int Subscribers)[] { (ComingEdition.Chinese, count.Subscribers - count.InEnglish), (ComingEdition.English, count.InEnglish) }
            .Where(one => one.Subscribers > 0).Select(one => (new ComingEdition(count.TopicId, one.Language, date), one.Subscribers));

    private static DeskState StateOf(Article article, EditionNotes notes, HashSet<string> told, Dictionary<string, int> places) =>
        notes.IsOut(article.StoryId) ? DeskState.Out
        : places.ContainsKey(article.Key) ? DeskState.Told
        : told.Contains(article.StoryId) ? DeskState.ToldBefore
        : DeskState.Waiting;

    // What a first digest told, or one that somebody asked for, is still news to the others.
    private static async Task<HashSet<string>> ScheduledBeforeAsync(DbSession session, DateOnly date)
    {
        var scheduled = new HashSet<string>(StringComparer.Ordinal);
        for (var days = 1; days <= DaysLookedAt; days++)
        {
            scheduled.UnionWith(await ScheduledDigests.ListStoriesAsync(session, date.AddDays(-days), DigestHours.MaxTimes));
        }

        return scheduled;
    }

    /// <summary>The stories that earlier editions told, by topic.</summary>
    private static async Task<ILookup<string, string>> OfEditionsBeforeAsync(DbSession session, string language, DateOnly date, string? topicId) =>
        (await session.QueryAsync<ToldRow>(
            $"""
            SELECT DISTINCT i.value ->> 'TopicId' AS topic_id, i.value ->> 'StoryId' AS story_id
            FROM (SELECT items FROM digest_editions WHERE local_date < @date AND {session.OneOf("language", "tags")} ORDER BY id DESC LIMIT @limit) AS e,
                 {JsonRows.Elements(session, "e.items", "i")}
            {(topicId is null ? "" : "WHERE i.value ->> 'TopicId' = @topicId")}
            """,
            new
            {
                date,
                topicId,
                limit = EditionsLookedAt,
                tags = Languages.All.Where(one => ComingEdition.LanguageOf(one) == language).Select(one => one.Tag()).ToArray(),
            })).ToLookup(row => row.TopicId, row => row.StoryId, StringComparer.Ordinal);

    private DigestRequest RequestOf(ComingEdition edition, Language reader) => new()
    {
        Target = new Target(0, null),
        Language = reader,
        Hours = defaults.Hours,
        Topics = [new Subscription(edition.TopicId, DateTimeOffset.UnixEpoch)],
        Mode = DigestMode.News,
        IsScheduled = true,
    };

    private DateTimeOffset LaterOfNow(DateOnly date) => MomentOf(date) is var hour && clock.GetUtcNow() is var now && hour > now ? hour : now;

    private DateTimeOffset MomentOf(DateOnly date) => LocalTime.InstantOf(date, defaults.Hours.Time, defaults.Hours.Zone);

    private sealed record ToldRow
    {
        public required string TopicId { get; init; }

        public required string StoryId { get; init; }
    }
}

/// <summary>A coming edition in a list of them.</summary>
/// <param name="Which">Which.</param>
/// <param name="Subscribers">How many have this topic and get a digest that day, as things stand.</param>
/// <param name="Notes">What editors said of it.</param>
/// <param name="Edition">What it tells; null where there is nothing.</param>
internal sealed record ComingDigest(ComingEdition Which, int Subscribers, EditionNotes Notes, Edition? Edition);

/// <summary>A coming edition with what editors said of it.</summary>
/// <param name="Notes">What they said.</param>
/// <param name="Subscribers">As of <see cref="ComingDigest"/>.</param>
/// <param name="Items">What may come into it: first what it tells, in order.</param>
/// <param name="Digest">As its reader would see it; null where there is nothing to tell.</param>
internal sealed record DeskView(EditionNotes Notes, int Subscribers, IReadOnlyList<DeskItem> Items, Composition? Digest);

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
