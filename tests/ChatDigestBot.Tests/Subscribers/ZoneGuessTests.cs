using ChatDigestBot.Subscribers.Zones;

namespace ChatDigestBot.Tests.Subscribers;

public sealed class ZoneGuessTests
{
    [Theory]
    [InlineData("zh-hans", "Asia/Shanghai")]
    [InlineData("zh-Hant", "Asia/Taipei")]
    [InlineData("zh-TW", "Asia/Taipei")]
    [InlineData("zh_HK", "Asia/Hong_Kong")]
    [InlineData("zh-Hant-HK", "Asia/Hong_Kong")]
    [InlineData("ja", "Asia/Tokyo")]
    [InlineData("de-AT", "Europe/Berlin")]
    [InlineData("en-GB", "Europe/London")]
    [InlineData("en", null)]
    [InlineData("en-US", null)]
    [InlineData("es", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_zone_is_guessed_where_a_language_has_one_clock(string? code, string? zone) => Assert.Equal(zone, ZoneGuess.For(code)?.Id);
}
