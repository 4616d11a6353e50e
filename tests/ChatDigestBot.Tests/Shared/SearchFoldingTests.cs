using ChatDigestBot.Shared;

namespace ChatDigestBot.Tests.Shared;

public sealed class SearchFoldingTests
{
    [Theory]
    [InlineData("ＡＩ　芯片２０２６", "ai 芯片2026")]
    [InlineData("華為發佈軟體", "华为发布软体")]
    [InlineData("臺灣颱風後裡", "台湾台风后里")]
    [InlineData("Café Zürich Åland", "cafe zurich aland")]
    [InlineData("ﾃｽﾗ ①", "テスラ 1")]
    [InlineData("ΑΒΓ МОСКВА", "αβγ москва")]
    public void Forms_of_one_text_become_one(string text, string folded) => Assert.Equal(folded, SearchFolding.Fold(text));

    [Fact]
    public void Positions_stay_what_they_were() => Assert.All(Samples(), text => Assert.Equal(text.Length, SearchFolding.Fold(text).Length));

    [Fact]
    public void Folding_twice_is_folding_once() => Assert.All(Samples(), text => Assert.Equal(SearchFolding.Fold(text), SearchFolding.Fold(SearchFolding.Fold(text))));

    [Fact]
    public void Every_character_folds_to_one_that_folds_no_further()
    {
        for (var code = 0; code <= char.MaxValue; code++)
        {
            var folded = SearchFolding.Of((char)code);
            Assert.True(folded == SearchFolding.Of(folded), $"U+{code:X4} becomes U+{(int)folded:X4}, which becomes U+{(int)SearchFolding.Of(folded):X4}");
        }
    }

    [Fact]
    public void Rare_han_stay_whole_and_emoji_and_broken_halves_part_words()
    {
        Assert.Equal("\U00020BB7野家", SearchFolding.Fold("\U00020BB7野家"));
        Assert.Equal("a  b", SearchFolding.Fold("a🙂b"));
        Assert.Equal("a b", SearchFolding.Fold("a\uD842b"));
        Assert.Equal("a b", SearchFolding.Fold("a\uDFB7b"));
    }

    private static IEnumerable<string> Samples() => ["", "智慧城市", "𠮷野家🙂\uD842", "İstanbul ǅ ﬁ ß", "ガﾞ", "\0\u200B"];
}
