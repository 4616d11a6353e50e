using ChatDigestBot.Chats;
using ChatDigestBot.Shared;
using ChatDigestBot.Subscribers.Schedule;

namespace ChatDigestBot.Subscribers;

/// <summary>What a new subscriber starts with, from <c>Digests__Time</c> and <c>Digests__TimeZone</c>.</summary>
internal sealed record SubscriberDefaults(DigestHours Hours)
{
    public static SubscriberDefaults Read(SettingReader settings) => new(new DigestHours(
        settings.Time("Digests:Time", new TimeOnly(8, 0)), DigestDays.Every, settings.Zone("Digests:TimeZone", "Asia/Shanghai")));

    public Subscriber New(Target target, DateTimeOffset now) => new() { Id = 0, Target = target, Subscriptions = [], Hours = Hours, CreatedAt = now };
}
