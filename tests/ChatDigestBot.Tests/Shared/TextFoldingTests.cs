using ChatDigestBot.Shared;

namespace ChatDigestBot.Tests.Shared;

public sealed class TextFoldingTests
{
    [Theory]
    [InlineData("智慧城市", "智慧城市")]
    [InlineData("臺灣的晶片與電動車", "台湾的晶片与电动车")]
    [InlineData("ＡＩ１２３", "ai123")]
    [InlineData("Mixed CASE　全形\u00A0空格", "mixed case 全形 空格")]
    [InlineData("𠮷野家 👍", "𠮷野家 👍")]
    public void Folding_makes_spellings_equal(string text, string folded) => Assert.Equal(folded, TextFolding.Fold(text));

    [Fact]
    public void Every_character_stays_one_character_and_folding_twice_changes_nothing()
    {
        for (var code = 0; code <= char.MaxValue; code++)
        {
            var once = TextFolding.Fold((char)code);
            Assert.Equal(once, TextFolding.Fold(once));
        }
    }

    [Fact]
    public void The_table_has_a_simplified_character_for_each_traditional_one() =>
        Assert.Equal(ChineseTable.Traditional.Length, ChineseTable.Simplified.Length);
}
