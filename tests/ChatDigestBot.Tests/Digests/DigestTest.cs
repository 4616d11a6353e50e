using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Chats;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Delivery.Sending;
using ChatDigestBot.Digests;
using ChatDigestBot.Digests.Composing;
using ChatDigestBot.Digests.Planning;
using ChatDigestBot.Follows.Muting;
using ChatDigestBot.ModelSummaries;
using ChatDigestBot.Search.Matching;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Subscribers.Schedule;
using ChatDigestBot.Subscribers.Topics;
using ChatDigestBot.Tests.Delivery;
using ChatDigestBot.Tests.Subscribers;
using ChatDigestBot.Texts;
using ChatDigestBot.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatDigestBot.Tests.Digests;

/// <summary>What tests of digests share: articles in the catalogue, subscribers, and the ledger's rows as people would read them.</summary>
public abstract class DigestTest : LedgerTest
{
    internal static TextCatalogue Texts { get; } = TextFile.ReadAll(Repository.PathOf("content/texts"));

    internal static TopicCatalogue Topics { get; } = new(Repository.PathOf("content/topics.yaml"), NullLogger<TopicCatalogue>.Instance);

    internal static EditionRenderer Renderer { get; } = new(new NextDigestText(Texts), Texts, Topics, new WebOptions { PublicUrl = null, MetricsToken = null });

    private protected SubscriberStore Subscribers => field ??= new SubscriberStore(Database, SubscriberSamples.Defaults, []);

    private protected DigestOptions Options { get; set; } = new();

    private protected DigestPlanner Planner => new(
        Database,
        new DueSubscriberStore(SubscriberSamples.Defaults),
        Ledger,
        new ButtonStore(Database, new StoredLineStore(), Test.Clock),
        new EditionButtons(Texts),
        Composers);

    private protected DigestComposers Composers => new(Options, new FreshnessOptions(), Renderer, new MuteReader(new QueryPlanner(Topics), Topics), new ModelSummaryStore(ModelSummaryOptions.Off, Database));

    private protected Task<int> AddAsync(Article article) => Test.ExecuteAsync(
        """
        INSERT INTO stories (id, lead_id, articles, sources) VALUES (@StoryId, @Id, @StorySources, @StorySources) ON CONFLICT DO NOTHING;
        INSERT INTO articles (id, key, path, title, source, published_at, is_dated, first_seen_at, language, topics, story_id, story_reason, words,
            reading_minutes, summary, is_advert, is_archive, file_size, file_written_at, content_hash)
        VALUES (@Id, @Key, @Path, @Title, @Source, @PublishedAt, 1, @FirstSeenAt, @Language, @topics, @StoryId, '', @Words, 1, @Summary, @advert, @archive, 1, 1, 1);
        INSERT INTO article_topics (topic, published_at, article_id) VALUES (@topic, @PublishedAt, @Id);
        """,
        new
        {
            article.Id,
            article.Key,
            article.Path,
            article.Title,
            article.Source,
            article.PublishedAt,
            article.FirstSeenAt,
            article.Language,
            topics = string.Join(' ', article.Topics),
            topic = article.Topics[0],
            article.StoryId,
            article.StorySources,
            article.Words,
            article.Summary,
            advert = article.IsAdvert ? 1 : 0,
            archive = article.IsArchive ? 1 : 0,
        });

    /// <summary>An article that is published and seen now.</summary>
    private protected Article News(long id, params string[] topics) => SomeArticle.Of(id, topics) with { PublishedAt = Now.AddMinutes(-10), FirstSeenAt = Now.AddMinutes(-5) };

    private protected async Task SubscribeAsync(long chatId, params string[] topics)
    {
        await MeetAsync(chatId, isSubscribed: false);
        await Subscribers.ChangeAsync(new Target(chatId, null), subscriber => subscriber.With(topics, Now), Now, CancellationToken.None);
    }

    /// <summary>The next morning at eight in Shanghai, and a little.</summary>
    private protected async Task<DigestPlanReport> NextMorningAsync()
    {
        var next = (await Test.QueryAsync<DateTimeOffset>("SELECT MIN(next_digest_at) FROM subscribers"))[0];
        Test.Clock.SetUtcNow(next.AddSeconds(5));
        return await Planner.PlanDueAsync(Now, CancellationToken.None);
    }

    /// <summary>Everything planned arrives; returns who got what, in order.</summary>
    private protected async Task<IReadOnlyList<(long ChatId, string Html)>> DeliverAsync()
    {
        var arrived = new List<(long, string)>();
        // A lane may have to wait for another: nothing overtakes within a chat.
        for (var before = -1; before < arrived.Count;)
        {
            before = arrived.Count;
            foreach (var lane in new[] { DeliveryUnit.UrgentLane, DeliveryUnit.DigestLane, DeliveryUnit.AlertLane })
            {
                while (await DueAsync(lane) is { Count: > 0 } due)
                {
                    foreach (var row in due)
                    {
                        if (DeliveryPolicy.BeforeAttempt(row, Test.Clock.GetUtcNow()) is { } disposition)
                        {
                            await SettleAsync(row, disposition, row.Epoch);
                            continue;
                        }

                        Assert.Contains(row.Id, await MarkAsync([row]));
                        arrived.Add((row.ChatId, (await Test.QueryAsync<string>("SELECT html FROM delivery_contents WHERE id = @ContentId", new { row.ContentId }))[0]));
                        await SettleAsync(row, new Disposition.Done(1));
                    }
                }
            }
        }

        return arrived;
    }

    private protected Task<DigestAnswer> AskAsync(long chatId, DigestMode mode, long updateId, params string[] topics) =>
        Planner.PlanAskedAsync(Request(chatId, mode, topics), updateId, Now, CancellationToken.None);

    private protected static DigestRequest Request(long chatId, DigestMode mode, params string[] topics) => new()
    {
        Target = new Target(chatId, null),
        Language = Language.Chinese,
        Hours = SubscriberSamples.Defaults.Hours.In(TimeZoneInfo.Utc),
        Topics = [.. topics.Select(topic => new Subscription(topic, DateTimeOffset.UnixEpoch))],
        Mode = mode,
    };
}
