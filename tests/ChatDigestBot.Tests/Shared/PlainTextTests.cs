using ChatDigestBot.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace ChatDigestBot.Tests.Shared;

public sealed class PlainTextTests
{
    [Fact]
    public void Nothing_is_left_that_a_database_refuses()
    {
        Assert.Equal("储能电站", PlainText.Of("储能\0电站\u0007"));
        Assert.Equal("a\ufffd", PlainText.Of("a\ud83d"));
        Assert.Equal("\ufffdb", PlainText.Of("\ude00b"));
        Assert.Equal("\ud83d\ude00 fits\n\t", PlainText.Of("\ud83d\ude00 fits\n\t"));
    }

    [Fact]
    public void A_beginning_never_ends_with_half_a_character()
    {
        Assert.Equal("储", PlainText.Beginning("储\ud83d\ude00能", 2));
        Assert.Equal("储\ud83d\ude00", PlainText.Beginning("储\ud83d\ude00能", 3));
        Assert.Equal("储", PlainText.Beginning("储", 3));
    }

    [Theory]
    [InlineData("drafts its minutes for three months", 25, "drafts its minutes for…")]
    [InlineData("drafts its minutes for three months", 23, "drafts its minutes for…")]
    [InlineData("人工智能公司发布新模型", 5, "人工智能公…")]
    [InlineData("智慧城市公司 Northgate 发布", 12, "智慧城市公司…")]
    [InlineData("Donaudampfschifffahrtsgesellschaft", 10, "Donaudampf…")]
    [InlineData("short", 5, "short")]
    public void What_is_shortened_ends_with_a_whole_word(string text, int most, string expected) => Assert.Equal(expected, PlainText.Shorten(text, most));

    [Fact]
    public void Text_is_whole_without_zero_characters_and_halves_of_pairs()
    {
        Assert.All(["", "储\ud83d\ude00\u0001\uFFFF"], text => Assert.True(PlainText.IsWhole(text)));
        Assert.All(["储\0能", "储\ud83d", "\ude00\ud83d"], text => Assert.False(PlainText.IsWhole(text)));
    }

    [Fact]
    public void Any_text_at_all_becomes_one_that_can_be_encoded()
    {
        var strict = new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true);
        var units = Gen.OneOf(Gen.Choose(0, 0xFFFF), Gen.Choose(0xD800, 0xDFFF), Gen.Choose(0, 0x20)).Select(code => (char)code);
        Prop.ForAll(units.ArrayOf().ToArbitrary(), characters =>
        {
            var plain = PlainText.Of(new string(characters));
            return PlainText.IsWhole(plain) && strict.GetByteCount(plain) >= 0 && !plain.Contains('\0') && PlainText.Of(plain) == plain;
        }).QuickCheckThrowOnFailure();
    }
}
