using System.Globalization;
using ChatDigestBot.Chats;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Shared;
using ChatDigestBot.Subscribers;

namespace ChatDigestBot.Checkups;

/// <summary>Says why somebody got no digest: the first of all reasons that holds. Pure: no clock, no I/O.</summary>
internal static class WhyNotRule
{
    public static string Say(Chat chat, Subscriber? subscriber, LastDigest.Row? last, DateTimeOffset now) => (chat, subscriber) switch
    {
        ({ IsBanned: true }, _) => "An admin has banned them (/unban).",
        ({ Reachability: not Reachability.Reachable }, _) => $"Messages cannot reach them: {InWords(chat.Reachability)}",
        (_, null) => "They have never chosen a topic, so no digest is planned.",
        (_, { StoppedAt: { } at }) => $"They said /stop on {Day(at, subscriber)}.",
        (_, { Subscriptions.Count: 0 }) => "They have no topic left, so no digest is planned.",
        _ when subscriber.PausedUntil >= Subscriber.Forever => "They paused their digests until they say /resume.",
        _ when subscriber.IsPaused(now) => $"They paused their digests until {Moment(subscriber.PausedUntil!.Value, subscriber)}.",
        (_, { Next: null }) => "No digest is scheduled for them, which is a fault: any change of their hour (/time) schedules one again.",
        _ when subscriber.Next.DueAt <= now => $"Their digest has been due since {Moment(subscriber.Next.DueAt, subscriber)} and is not planned: the job send-due-digests does not run, or is behind.",
        _ => $"{SayLast(subscriber, last)} Their next digest comes on {Moment(subscriber.Next.DueAt, subscriber)}.",
    };

    private static string SayLast(Subscriber subscriber, LastDigest.Row? last) => (subscriber.Last, last) switch
    {
        (null, _) => "Their first scheduled digest has not been due yet.",
        ({ } slot, { } row) when row.Unit == DeliveryUnit.Slot(slot.Date, slot.Number) => row.State switch
        {
            "sent" => $"They did get one: the digest of {IsoDay.Of(slot.Date)} was sent at {Moment(row.SettledAt ?? row.PlannedAt, subscriber)}.",
            "planned" or "sending" => $"The digest of {IsoDay.Of(slot.Date)} is still waiting to be sent{(row.Reason is null ? "" : $" ({row.Reason})")}.",
            "indoubt" => $"Nobody knows whether the digest of {IsoDay.Of(slot.Date)} arrived: Telegram gave no answer ({row.Reason}).",
            "cancelled" => $"The digest of {IsoDay.Of(slot.Date)} was called off ({row.Reason}).",
            _ => $"The digest of {IsoDay.Of(slot.Date)} could not be sent ({row.Reason}).",
        },
        ({ } slot, _) => $"On {IsoDay.Of(slot.Date)} there was nothing new in their topics ({string.Join(", ", subscriber.TopicIds)}), so none was sent.",
    };

    private static string InWords(Reachability reachability) => reachability switch
    {
        Reachability.Blocked => "they blocked the bot, and must speak to it again.",
        Reachability.Removed => "the bot was removed from the group or channel.",
        Reachability.Muted => "the bot has no right to write in the group.",
        Reachability.Deactivated => "their Telegram account is deleted.",
        _ => "Telegram does not know the chat.",
    };

    private static string Moment(DateTimeOffset at, Subscriber subscriber) => string.Create(
        CultureInfo.InvariantCulture, $"{LocalTime.At(at, subscriber.Hours.Zone):yyyy-MM-dd HH:mm} ({subscriber.Hours.ZoneId})");

    private static string Day(DateTimeOffset at, Subscriber subscriber) => IsoDay.Of(LocalTime.DateAt(at, subscriber.Hours.Zone));
}
