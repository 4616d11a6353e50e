using ChatDigestBot.Search.Words;

namespace ChatDigestBot.Tests.Search.Words;

public sealed class PluralRuleTests
{
    [Theory]
    [InlineData("robot", "robots")]
    [InlineData("battery", "batteries")]
    [InlineData("switch", "switches")]
    [InlineData("movie", "movies")]
    [InlineData("phone", "phones")]
    [InlineData("database", "databases")]
    [InlineData("glass", "glasses")]
    [InlineData("box", "boxes")]
    public void Singular_and_plural_meet(string singular, string plural) => Assert.Equal(PluralRule.StemOf(singular), PluralRule.StemOf(plural));

    [Theory]
    [InlineData("news", "new")]
    [InlineData("status", "statu")]
    [InlineData("ios", "io")]
    [InlineData("university", "universe")]
    [InlineData("analysis", "analysi")]
    public void Other_words_stay_apart(string one, string other) => Assert.NotEqual(PluralRule.StemOf(one), PluralRule.StemOf(other));
}
