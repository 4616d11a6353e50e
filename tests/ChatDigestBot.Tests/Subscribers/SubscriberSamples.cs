using ChatDigestBot.Subscribers;
using ChatDigestBot.Subscribers.Schedule;

namespace ChatDigestBot.Tests.Subscribers;

internal static class SubscriberSamples
{
    public static SubscriberDefaults Defaults { get; } =
        new(new DigestHours(new TimeOnly(8, 0), DigestDays.Every, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")));
}
