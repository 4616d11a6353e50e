using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Alarms.Sources;

/// <summary>Digests that were planned half an hour ago, of which not one has gone out.</summary>
internal sealed class DigestAlarms(Database database) : IAlarmSource
{
    public const string Stuck = "digestsStuck";

    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    public IReadOnlyList<string> Kinds => [Stuck];

    public async Task<IReadOnlyList<Alarm>> FindAlarmsAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        await database.ReadAsync(session => DeliveryStatistics.FindStuckDigestsAsync(session, now - Patience), cancellationToken) is { } since
            ? [new Alarm(Stuck, "", since)]
            : [];
}
