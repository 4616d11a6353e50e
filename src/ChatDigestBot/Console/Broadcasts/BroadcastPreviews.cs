using ChatDigestBot.Broadcasts.Recipients;
using ChatDigestBot.Broadcasts.Running;
using ChatDigestBot.Delivery;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Console.Broadcasts;

/// <summary>What a broadcast would be if it went out now; keeps nothing.</summary>
internal sealed class BroadcastPreviews(Database database, DeliveryOptions pace, TimeProvider clock)
{
    public Task<(IReadOnlyList<string> Parts, int Recipients, DateTimeOffset EndsAt)> OfAsync(BroadcastForm form, CancellationToken cancellationToken) => database.ReadAsync(
        async session =>
        {
            var now = clock.GetUtcNow();
            var message = form.Message;
            IReadOnlyList<string> parts = message.IsEmpty ? [] : [.. message.Contents.Select(content => content.Html.Html)];
            var recipients = (await AudienceStore.CountAsync(session, form.Audience, now)).Total;
            var lasts = BroadcastForecast.Duration((long)recipients * Math.Max(1, parts.Count), await DeliveryLedger.CountWaitingAsync(session), pace.MessagesPerSecond);
            return (parts, recipients, now + lasts);
        },
        cancellationToken);
}
