using ChatDigestBot.Delivery.Sending;
using ChatDigestBot.Shared;
using ChatDigestBot.Telegram.Pacing;

namespace ChatDigestBot.Delivery;

/// <summary>How many messages are under way at once, and at whose cost.</summary>
internal sealed record DeliveryOptions
{
    public int MaxInFlight { get; init; } = 32;

    /// <summary>Pays Telegram for messages beyond its free pace; it alone sets <c>allow_paid_broadcast</c>.</summary>
    public bool PaysForBroadcasts { get; init; }

    /// <summary>The allowed pace, for forecasts and for how much is begun ahead of it.</summary>
    public int MessagesPerSecond { get; init; } = 30;

    /// <summary>Rows that may be <c>sending</c>. No more than go out in half a second: after a crash each of them is in doubt.</summary>
    public int InFlight => Math.Min(MaxInFlight, Math.Max(4, MessagesPerSecond / 2));

    /// <summary>Rows that may be claimed beyond those, where the log of calls tells them apart: a quarter of a second's worth.</summary>
    public int ClaimAhead => Math.Clamp(MessagesPerSecond / 4, 0, CallLog.Places - InFlight);

    /// <summary>Rows read ahead: about two seconds' worth, no more than goes out before they would be read again.</summary>
    public int ReadAhead => Math.Clamp(MessagesPerSecond * 2, 32, 512);

    public static DeliveryOptions Read(SettingReader settings)
    {
        var pacing = PacingOptions.Read(settings);
        return new DeliveryOptions
        {
            MaxInFlight = pacing.MaxInFlight,
            PaysForBroadcasts = settings.Flag("Delivery:PaidBroadcasts", false),
            MessagesPerSecond = pacing.MessagesPerSecond,
        };
    }
}
