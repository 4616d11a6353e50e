using ChatDigestBot.Articles.Sync;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Digests.Planning;
using ChatDigestBot.Follows.Alerts;
using ChatDigestBot.Jobs;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers.Schedule;

namespace ChatDigestBot.Playground.Bots;

/// <summary>Has the bot do at once what its loops would do soon. It goes the loops' own ways, so nothing here knows how.</summary>
/// <param name="clock">The bot's clock.</param>
internal sealed class BotWork(IServiceProvider bot, TimeProvider clock)
{
    // With faults switched on messages may wait for a long time; a jump does not wait for them.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(40);

    public async Task IndexAsync(CancellationToken cancellationToken)
    {
        var sync = bot.GetRequiredService<ArticleSync>();
        while (!(await sync.RunOnceAsync(cancellationToken)).IsDone)
        {
            await Task.Delay(Look, TimeProvider.System, cancellationToken);
        }
    }

    public async Task SendDueAsync(CancellationToken cancellationToken)
    {
        await RunAsync<SendDueDigestsJob>(IsAnybodyDueAsync, cancellationToken);
        await RunAsync<SendAlertsJob>(HaveAlertsWorkAsync, cancellationToken);
        await SentAsync(cancellationToken);
    }

    public async Task<DateTimeOffset?> NextDueAtAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var digest = (await FindDueAsync(now, now.AddDays(8), cancellationToken))?.Slot.DueAt;
        var alert = await bot.GetRequiredService<Database>().ReadAsync(AlertStore.FindNextDueAsync, cancellationToken);
        return alert is null || digest < alert ? digest : alert;
    }

    public Task<DateTimeOffset?> NextPostAtAsync(CancellationToken cancellationToken) =>
        bot.GetRequiredService<Database>().ReadAsync(KnownFiles.FindNextDueAsync, cancellationToken);

    public async Task<JumpCounts> CountAsync(DateTimeOffset since, CancellationToken cancellationToken) => await bot.GetRequiredService<Database>().ReadAsync(
        async session =>
        {
            var digests = await DeliveryStatistics.CountChatsAsync(session, DeliveryKind.Digest, since);
            return new JumpCounts(
                digests,
                await DeliveryStatistics.CountChatsAsync(session, DeliveryKind.Alert, since),
                Math.Max(await DueSubscriberStore.CountGivenAsync(session, since) - digests, 0));
        },
        cancellationToken);

    private async Task RunAsync<TJob>(Func<CancellationToken, Task<bool>> isLeft, CancellationToken cancellationToken)
        where TJob : IJob
    {
        var definition = bot.GetRequiredService<JobSchedules>().Declared.First(definition => definition.Type == typeof(TJob));
        var runner = bot.GetRequiredService<JobRunner>();
        do
        {
            // The minute's own run may be under way: then this one waits for it.
            await runner.RunInTurnAsync(definition, cancellationToken);
        }
        while (await isLeft(cancellationToken));
    }

    /// <summary>Waits until nothing is planned or under way, as long as that is a matter of seconds.</summary>
    private async Task SentAsync(CancellationToken cancellationToken)
    {
        var database = bot.GetRequiredService<Database>();
        var start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) < Patience)
        {
            var counts = await database.ReadAsync(session => DeliveryStatistics.CountAsync(session, clock.GetUtcNow()), cancellationToken);
            if (counts.GetValueOrDefault(DeliveryState.Planned) + counts.GetValueOrDefault(DeliveryState.Sending) == 0)
            {
                return;
            }

            await Task.Delay(Look, TimeProvider.System, cancellationToken);
        }
    }

    private async Task<bool> IsAnybodyDueAsync(CancellationToken cancellationToken) =>
        await FindDueAsync(DateTimeOffset.UnixEpoch, clock.GetUtcNow(), cancellationToken) is not null;

    private Task<bool> HaveAlertsWorkAsync(CancellationToken cancellationToken) =>
        bot.GetRequiredService<Database>().ReadAsync(session => AlertStore.HasWorkAsync(session, clock.GetUtcNow()), cancellationToken);

    private async Task<DueSubscriber?> FindDueAsync(DateTimeOffset after, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var due = bot.GetRequiredService<DueSubscriberStore>();
        var found = await bot.GetRequiredService<Database>().ReadAsync(session => due.PreviewAsync(session, after, until, limit: 1, offset: 0), cancellationToken);
        return found is [var first, ..] ? first : null;
    }
}
