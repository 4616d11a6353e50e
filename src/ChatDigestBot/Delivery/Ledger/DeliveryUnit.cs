using System.Globalization;
using ChatDigestBot.Chats;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Delivery.Ledger;

/// <summary>What one chat is told as a whole, in one or more parts; planned once, however often it is asked for.</summary>
internal sealed record DeliveryUnit
{
    public required DeliveryKind Kind { get; init; }

    /// <summary>With the target it is the key of the ledger; see <see cref="Slot"/>, <see cref="Asked"/>, <see cref="Alert"/>, <see cref="OfBroadcast"/>.</summary>
    public required string Name { get; init; }

    /// <summary>Lanes take turns, so that two broadcasts share the pace; <see cref="UrgentLane"/> goes before all.</summary>
    public required long Lane { get; init; }

    public required Target Target { get; init; }

    /// <summary>The parts in order, as <see cref="DeliveryLedger.PutContentAsync"/> numbered them.</summary>
    public required IReadOnlyList<long> Contents { get; init; }

    public required DateTimeOffset NotBefore { get; init; }

    /// <summary>Later than this it is not begun: it is cancelled, and what it would have told is news again.</summary>
    public DateTimeOffset? NotAfter { get; init; }

    public const long UrgentLane = 0;

    public const long DigestLane = 1;

    public const long AlertLane = 2;

    /// <summary>Messages that arrived and are corrected.</summary>
    public const long CorrectionLane = 3;

    public const string SlotPrefix = "slot:";

    public const string AskedPrefix = "asked:";

    public const string AlertPrefix = "alert:";

    public const string BroadcastPrefix = "broadcast:";

    public const string CorrectionPrefix = "correction:";

    public const string NoticePrefix = "notice:";

    /// <summary>The lane of a broadcast is this and its number.</summary>
    public const long FirstBroadcastLane = 1000;

    public static long BroadcastLane(long broadcastId) => FirstBroadcastLane + broadcastId;

    /// <param name="date">The day of the slot on the subscriber's calendar.</param>
    /// <param name="number">Which of that day's digests it is.</param>
    public static string Slot(DateOnly date, int number = 1) =>
        SlotPrefix + IsoDay.Of(date) + (number == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $":{number}"));

    /// <summary>The day of a scheduled digest, whichever of that day's it is; null for other units.</summary>
    public static DateOnly? SlotDateOf(string unit) =>
        unit.StartsWith(SlotPrefix, StringComparison.Ordinal) && IsoDay.TryRead(unit[SlotPrefix.Length..].Split(':')[0], out var date) ? date : null;

    /// <param name="updateId">What Telegram called the request: handled again after a crash, it is the same unit.</param>
    public static string Asked(long updateId) => string.Create(CultureInfo.InvariantCulture, $"{AskedPrefix}{updateId}");

    /// <param name="plannedAt">Kept beside the target as the last alert's moment, so that the two find each other.</param>
    public static string Alert(DateTimeOffset plannedAt) => string.Create(CultureInfo.InvariantCulture, $"{AlertPrefix}{plannedAt.ToUnixTimeMilliseconds()}");

    public static string OfBroadcast(long broadcastId) => string.Create(CultureInfo.InvariantCulture, $"{BroadcastPrefix}{broadcastId}");

    /// <summary>The number of the broadcast that a unit is; null for others.</summary>
    public static long? BroadcastOf(string unit) =>
        unit.StartsWith(BroadcastPrefix, StringComparison.Ordinal) && long.TryParse(unit[BroadcastPrefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <param name="correctionId">Of an article's correction in digests that were sent; a broadcast's is a broadcast.</param>
    public static string OfCorrection(long correctionId) => string.Create(CultureInfo.InvariantCulture, $"{CorrectionPrefix}{correctionId}");

    /// <param name="what">Of what it tells; planned once.</param>
    public static string Notice(string what) => NoticePrefix + what;
}
