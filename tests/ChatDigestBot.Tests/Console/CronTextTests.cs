using ChatDigestBot.Console.Jobs;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Tests.Console;

public sealed class CronTextTests
{
    [Theory]
    [InlineData("* * * * *", "every minute", "每分钟")]
    [InlineData("*/5 * * * *", "every 5 minutes", "每 5 分钟")]
    [InlineData("11 * * * *", "every hour at :11", "每小时的 :11")]
    [InlineData("17 4 * * *", "every day at 04:17", "每天 04:17")]
    [InlineData("0 8 * * 1-5", "Monday to Friday at 08:00 UTC", "周一到周五 08:00（UTC）")]
    [InlineData("30 21 * * 7", "every Sunday at 21:30 UTC", "每周日 21:30（UTC）")]
    [InlineData("0 0 29 2 *", "0 0 29 2 *", "0 0 29 2 *")]
    public void A_plain_cron_is_said_in_words(string cron, string english, string chinese) => Assert.Equal(
        (english, chinese),
        (CronText.Of(Visitors.Of(Language.English), cron, TimeZoneInfo.Utc), CronText.Of(Visitors.Of(Language.Chinese), cron, TimeZoneInfo.Utc)));

    [Theory]
    [InlineData("Asia/Shanghai", "2026-11-28T08:00:00Z", "every day at 12:17")]
    [InlineData("Asia/Kolkata", "2026-11-28T08:00:00Z", "every day at 09:47")]
    [InlineData("America/Los_Angeles", "2026-11-28T08:00:00Z", "every day at 20:17")]
    [InlineData("Europe/Berlin", "2026-11-28T08:00:00Z", "every day at 05:17")]
    [InlineData("Europe/Berlin", "2026-07-28T08:00:00Z", "every day at 06:17")]
    public void The_hour_of_a_daily_job_is_the_readers_own(string zone, string now, string words) =>
        Assert.Equal(words, CronText.Of(Visitors.Of(Language.English, zone, now), "17 4 * * *", TimeZoneInfo.Utc));
}
