using ChatDigestBot.Search.Words;

namespace ChatDigestBot.Tests.Search.Words;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("nvdia", "nvidia", true)]
    [InlineData("nvidiia", "nvidia", true)]
    [InlineData("nvodia", "nvidia", true)]
    [InlineData("nviida", "nvidia", true)]
    [InlineData("nvidai", "nvidia", true)]
    [InlineData("xvidia", "nvidia", true)]
    [InlineData("nvidia", "nvidia", false)]
    [InlineData("nvda", "nvidia", false)]
    [InlineData("nvaida", "nvidia", false)]
    public void One_wrong_letter_is_forgiven(string typed, string meant, bool isOneOff)
    {
        Assert.Equal(isOneOff, Spelling.IsOneOff(typed, meant));
        Assert.Equal(isOneOff, Spelling.IsOneOff(meant, typed));
    }

    [Theory]
    [InlineData("batery", "batteries", true)]
    [InlineData("chps", "chip", true)]
    [InlineData("swich", "switches", true)]
    [InlineData("bus", "bias", false)]
    [InlineData("robot", "robots", false)]
    public void One_wrong_letter_is_forgiven_in_a_plural_too(string typed, string meant, bool isOneOff) =>
        Assert.Equal(isOneOff, Spelling.IsOneOffButForPlural(typed, meant));

    [Theory]
    [InlineData("artifcial", "artificial", true)]
    [InlineData("artifical", "artificial", true)]
    [InlineData("artfical", "artificial", true)]
    [InlineData("sattelite", "satellite", true)]
    [InlineData("infrastuctrue", "infrastructure", true)]
    [InlineData("semiconducters", "semiconductor", true)]
    [InlineData("inteligense", "intelligence", true)]
    [InlineData("intelgnse", "intelligence", false)]
    [InlineData("batery", "battle", false)]
    [InlineData("charging", "changed", false)]
    [InlineData("robtos", "roboto", false)]
    public void Two_wrong_letters_are_forgiven_in_a_long_word(string typed, string meant, bool isTwoOff)
    {
        Assert.Equal(isTwoOff, Spelling.IsTwoOff(typed, meant));
        Assert.Equal(isTwoOff, Spelling.IsTwoOff(meant, typed));
    }
}
