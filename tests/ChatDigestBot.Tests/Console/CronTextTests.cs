using ChatDigestBot.Console.Jobs;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Tests.Console;

public sealed class CronTextTests
{
    [Theory]
    [InlineData("* * * * *", "every minute", "每分钟")]
    [InlineData("*/5 * * * *", "every 5 minutes", "每 5 分钟")]
    [InlineData("11 * * * *", "every hour at :11", "每小时的 :11")]
    [InlineData("17 4 * * *", "every day at 04:17 UTC", "每天 04:17（UTC）")]
    [InlineData("0 8 * * 1-5", "Monday to Friday at 08:00 UTC", "周一到周五 08:00（UTC）")]
    [InlineData("30 21 * * 7", "every Sunday at 21:30 UTC", "每周日 21:30（UTC）")]
    [InlineData("0 0 29 2 *", "0 0 29 2 *", "0 0 29 2 *")]
    public void A_plain_cron_is_said_in_words(string cron, string english, string chinese) => Assert.Equal(
        (english, chinese),
        (CronText.Of(Visitors.Of(Language.English), cron, TimeZoneInfo.Utc), CronText.Of(Visitors.Of(Language.Chinese), cron, TimeZoneInfo.Utc)));
}
