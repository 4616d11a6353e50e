using ChatDigestBot.Articles;
using ChatDigestBot.Chats;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Follows.Alerts;
using ChatDigestBot.Follows.Following;
using ChatDigestBot.Follows.Muting;
using ChatDigestBot.Search.Matching;
using ChatDigestBot.Subscribers.SavedQueries;
using ChatDigestBot.Subscribers.Schedule;
using ChatDigestBot.Tests.Digests;
using ChatDigestBot.Tests.Search;
using ChatDigestBot.Tests.Subscribers;
using ChatDigestBot.Web;

namespace ChatDigestBot.Tests.Follows;

/// <summary>What tests of alerts share: followers, articles as a pass writes them, the minute's tick and the ledger's rows.</summary>
public abstract class AlertTest : DigestTest
{
    private protected FollowStore Follows => field ??= new FollowStore(Database, Subscribers);

    private protected ArticleMatcher Matcher => new(Database, new QueryPlanner(Topics), Topics, new FreshnessOptions(), Test.Clock);

    private protected AlertPlanner Alerts => new(
        Database,
        Ledger,
        new ButtonStore(Database, new StoredLineStore(), Test.Clock),
        new AlertRenderer(Texts, new WebOptions { PublicUrl = null, MetricsToken = null }),
        new AlertPasses(new FreshnessOptions(), new MuteReader(new QueryPlanner(Topics), Topics), SubscriberSamples.Defaults),
        new DueSubscriberStore(SubscriberSamples.Defaults));

    private protected async Task FollowAsync(long chatId, params string[] queries)
    {
        await MeetAsync(chatId, isSubscribed: false);
        foreach (var query in queries)
        {
            var read = FollowedQuery.Read(query, Now, Topics)!;
            await Follows.AddAsync(new Target(chatId, null), new SavedQuery { Key = read.Key, Query = read.Text, ChosenAt = Now.AddMinutes(-30) }, CancellationToken.None);
        }
    }

    /// <summary>An article is written, as a pass writes it.</summary>
    private protected async Task ComesAsync(long id, string title, Func<Article, Article>? change = null)
    {
        var article = (change ?? (same => same))(News(id) with { Title = title });
        await AddAsync(article);
        await Database.WriteAsync(
            session => new NewArticleSink(new FreshnessOptions(), Test.Clock).ApplyAsync(
                new ArticleChanges { Written = [SearchSamples.Written(article, "")], Touched = [], Removed = [] }, session),
            CancellationToken.None);
    }

    private protected async Task<string> TickAsync() => (await new SendAlertsJob(Matcher, Alerts, Test.Clock).RunAsync(CancellationToken.None)).Summary;

    /// <summary>The tick, and everything planned arrives.</summary>
    private protected async Task<IReadOnlyList<(long ChatId, string Html)>> TickAndDeliverAsync()
    {
        await TickAsync();
        return await DeliverAsync();
    }

    private protected async Task PauseAsync(long chatId, DateTimeOffset? until) =>
        await Subscribers.ChangeAsync(new Target(chatId, null), subscriber => subscriber with { PausedUntil = until }, Now, CancellationToken.None);
}
