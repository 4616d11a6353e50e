using ChatDigestBot.Articles;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers.Schedule;

namespace ChatDigestBot.Follows.Alerts;

/// <summary>Puts alerts into the ledger for all who wait and may be told now.</summary>
/// <remarks>
/// The rows and how far their targets were told are one transaction: killed anywhere, both are there or neither. Two nodes never
/// take the same follower. What a digest told, or is about to tell, is not told again, and the other way round: both ask <see cref="SeenStore"/>.
/// </remarks>
internal sealed class AlertPlanner(
    Database database, DeliveryLedger ledger, ButtonStore buttons, AlertRenderer renderer, AlertPasses passes, DueSubscriberStore dueSubscribers)
{
    private const int FollowersAtOnce = 500;
    private const int CallsAtOnce = 2000;

    // Whoever sends is up as often as whoever plans: what the evening overtook is found within minutes.
    private static readonly TimeSpan LateWithin = TimeSpan.FromHours(1);

    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(10);

    /// <summary>Plans what may be told at this moment; returns how many alerts.</summary>
    public async Task<int> PlanAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await database.WriteInBulkAsync(
            async session =>
            {
                await dueSubscribers.AdoptMergedAsync(session, now);
                await AlertStore.TakeBackLateAsync(session, now - LateWithin, now);
            },
            cancellationToken);
        while (await database.WriteInBulkAsync(session => AlertStore.FanOutMatchesAsync(session, CallsAtOnce, now), cancellationToken))
        {
            // Until everybody is called: then each gets one alert for all that matched.
        }

        var pass = passes.At(now);
        // Most of what is told matched a moment ago: it is read before the transactions, which others wait for.
        await database.ReadAsync(session => WarmAsync(session, pass), cancellationToken);
        var planned = 0;
        for (var isLast = false; !isLast;)
        {
            (isLast, var some) = await database.WriteInBulkAsync(session => PlanBatchAsync(session, pass), cancellationToken);
            planned += some;
        }

        if (planned > 0)
        {
            ledger.Ring();
        }

        return planned;
    }

    private static async Task<bool> WarmAsync(DbSession session, AlertPass pass)
    {
        await pass.Articles.ReadAsync(session, await AlertStore.FindMatchedAsync(session, pass.Now - Lately));
        return true;
    }

    private async Task<(bool IsLast, int Planned)> PlanBatchAsync(DbSession session, AlertPass pass)
    {
        var waiting = await AlertStore.FindWaitingAsync(session, pass.Now, FollowersAtOnce);
        var decided = waiting.ConvertAll(who => (Who: who, Timing: AlertPolicy.Decide(who, pass.ZoneOf(who), pass.Now)));
        var ready = decided.Where(one => one.Timing is AlertTiming.Now).Select(one => one.Who).ToList();
        var position = await AlertStore.GetPositionAsync(session);
        var matches = await AlertStore.FindMatchesAsync(session, ready.Select(who => who.SubscriberId), position);
        await pass.Articles.ReadAsync(session, matches.Select(match => match.ArticleId));
        var byFollower = matches.ToLookup(match => match.SubscriberId);
        var told = await FindToldAsync(session, ready, byFollower, pass);
        var matched = matches.Select(match => pass.Articles.News.GetValueOrDefault(match.ArticleId)).OfType<Article>().DistinctBy(article => article.Id).ToList();
        var muted = await pass.Muted.FindAsync(session, [([.. ready.Select(who => who.Target)], matched)]);

        var settled = decided.Where(one => one.Timing is not AlertTiming.Now).Select(one => new Waited(one.Who.SubscriberId, (one.Timing as AlertTiming.Later)?.At)).ToList();
        var alerts = new List<(WaitingRow Who, RenderedMessage Message)>();
        foreach (var who in ready)
        {
            var alert = AlertSelection.Choose(byFollower[who.SubscriberId], pass.Articles.News, story => told.Contains((who.Target, story)) || muted[who.Target].Contains(story));
            settled.Add(new Waited(who.SubscriberId, DueAt: null, alert is null ? null : pass.Now, position));
            if (alert is not null)
            {
                alerts.Add((who, pass.Message(alert, who.Speaks, pass.ZoneOf(who), () => renderer.Render(alert, pass.Articles, who.Speaks, pass.ZoneOf(who), pass.Now))));
            }
        }

        var contents = await WriteAsync(session, [.. alerts.Select(one => one.Message)]);
        var units = alerts.Select(one => UnitOf(one.Who, contents[one.Message], pass)).ToList();
        await ledger.PlanAsync(session, units);
        await AlertStore.SettleAsync(session, settled);
        return (waiting.Count < FollowersAtOnce, units.Count);
    }

    private static async Task<HashSet<(Chats.Target, string)>> FindToldAsync(
        DbSession session, IEnumerable<WaitingRow> waiting, ILookup<long, FollowerMatch> matches, AlertPass pass) => await SeenStore.FindToldAsync(
            session,
            [
                .. waiting.SelectMany(who => matches[who.SubscriberId]
                    .Select(match => pass.Articles.News.GetValueOrDefault(match.ArticleId)?.StoryId).OfType<string>().Distinct()
                    .Select(story => (who.Target, story))),
            ]);

    // Each message once, however many get it.
    private async Task<IReadOnlyDictionary<RenderedMessage, long>> WriteAsync(DbSession session, IEnumerable<RenderedMessage> messages)
    {
        var distinct = messages.Distinct(ReferenceEqualityComparer.Instance).Cast<RenderedMessage>().ToList();
        var keyboards = await buttons.KeyboardsAsync(session, [.. distinct.Select(message => message.Buttons)]);
        var contents = distinct.Zip(keyboards, (message, keyboard) => DeliveryContent.Of(message.Text, keyboard, message.Stories));
        var numbers = await ledger.PutContentsAsync(session, [.. contents]);
        return distinct.Zip(numbers).ToDictionary<(RenderedMessage, long), RenderedMessage, long>(pair => pair.Item1, pair => pair.Item2, ReferenceEqualityComparer.Instance);
    }

    private static DeliveryUnit UnitOf(WaitingRow who, long content, AlertPass pass) => new()
    {
        Kind = DeliveryKind.Alert,
        Name = DeliveryUnit.Alert(pass.Now),
        Lane = DeliveryUnit.AlertLane,
        Target = who.Target,
        Contents = [content],
        NotBefore = pass.Now,
        NotAfter = AlertPolicy.LatestStart(who.Quiet, pass.Now, pass.ZoneOf(who)),
    };
}
