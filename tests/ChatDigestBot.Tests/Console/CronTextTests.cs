using ChatDigestBot.Console;

namespace ChatDigestBot.Tests.Console;

public sealed class CronTextTests
{
    [Theory]
    [InlineData("* * * * *", "every minute")]
    [InlineData("*/5 * * * *", "every 5 minutes")]
    [InlineData("11 * * * *", "every hour at :11")]
    [InlineData("17 4 * * *", "every day at 04:17 UTC")]
    [InlineData("0 8 * * 1-5", "Monday to Friday at 08:00 UTC")]
    [InlineData("30 21 * * 7", "every Sunday at 21:30 UTC")]
    [InlineData("0 0 29 2 *", "0 0 29 2 *")]
    public void A_plain_cron_is_said_in_words(string cron, string words) => Assert.Equal(words, CronText.Of(cron, TimeZoneInfo.Utc));
}
