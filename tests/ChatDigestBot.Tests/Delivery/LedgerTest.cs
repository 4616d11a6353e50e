using System.Globalization;
using ChatDigestBot.Chats;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Delivery.Sending;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Storage;

namespace ChatDigestBot.Tests.Delivery;

/// <summary>What tests of the ledger share: chats, planning, and looking at the rows.</summary>
public abstract class LedgerTest : StoreTest
{
    private protected DeliveryLedger Ledger => field ??= new DeliveryLedger(Test.Clock, Bell);

    private protected DeliveryBell Bell { get; } = new();

    private protected DeliveryQueue Queue => field ??= new DeliveryQueue(Test.Clock);

    private protected DateTimeOffset Now => Test.Clock.GetUtcNow();

    private protected Task MeetAsync(long chatId, bool isSubscribed = true) => Database.WriteAsync(
        async session =>
        {
            await session.ExecuteAsync(
                """
                INSERT INTO chats (id, telegram_id, kind, language, reachability_at, first_met_at)
                VALUES (@chatId, @chatId, 'private', 'zh-Hans', @Now, @Now) ON CONFLICT DO NOTHING
                """,
                new { chatId, Now });
            if (isSubscribed)
            {
                await session.ExecuteAsync(
                    """
                    INSERT INTO subscribers (chat_id, thread_id, digest_minutes, digest_days, time_zone, next_digest_at, next_slot_on, created_at)
                    VALUES (@chatId, 0, 480, 127, 'Asia/Shanghai', @Now, @slotOn, @Now)
                    """,
                    new { chatId, Now, slotOn = Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });
            }
        },
        CancellationToken.None);

    private protected Task<int> PlanAsync(params DeliveryUnit[] units) => Database.WriteAsync(session => Ledger.PlanAsync(session, units), CancellationToken.None);

    private protected Task<long> PutAsync(string text, params string[] stories) => Database.WriteAsync(
        session => Ledger.PutContentAsync(session, new DeliveryContent { Html = HtmlText.Encode(text), Stories = stories }), CancellationToken.None);

    private protected DeliveryUnit Digest(long chatId, string name, params long[] contents) => new()
    {
        Kind = DeliveryKind.Digest,
        Name = name,
        Lane = DeliveryUnit.DigestLane,
        Target = new Target(chatId, null),
        Contents = contents,
        NotBefore = Now,
    };

    private protected DeliveryUnit Broadcast(long chatId, long broadcastId, params long[] contents) => Digest(chatId, DeliveryUnit.OfBroadcast(broadcastId), contents) with
    {
        Kind = DeliveryKind.Broadcast,
        Lane = DeliveryUnit.BroadcastLane(broadcastId),
    };

    private protected Task<List<DeliveryRow>> DueAsync(long lane = DeliveryUnit.DigestLane) =>
        Database.ReadAsync(session => Queue.FindDueAsync(session, lane, (DateTimeOffset.UnixEpoch, 0), 100), CancellationToken.None);

    private protected Task<HashSet<long>> MarkAsync(IReadOnlyList<DeliveryRow> rows, long epoch = 1) =>
        Database.WriteAsync(session => Queue.MarkSendingAsync(session, rows, epoch), CancellationToken.None);

    private protected Task SettleAsync(DeliveryRow row, Disposition disposition, long epoch = 1) => Database.WriteAsync(
        session => Queue.SettleAsync(session, [new Settlement { Row = row, Epoch = epoch, Disposition = disposition, HasStories = true }]), CancellationToken.None);

    private protected Task<List<string>> StatesAsync() => Test.QueryAsync<string>("SELECT state FROM deliveries ORDER BY id");
}
