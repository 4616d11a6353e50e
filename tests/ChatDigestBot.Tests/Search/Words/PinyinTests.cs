using ChatDigestBot.Search.Words;

namespace ChatDigestBot.Tests.Search.Words;

public sealed class PinyinTests
{
    [Theory]
    [InlineData('银', "yin")]
    [InlineData('行', "hang")]
    [InlineData('行', "xing")]
    [InlineData('重', "chong")]
    [InlineData('绿', "lv")]
    [InlineData('绿', "lu")]
    [InlineData('略', "lue")]
    [InlineData('长', "chang")]
    public void Every_common_reading_counts(char character, string syllable) => Assert.True(PinyinTable.Reads(character, syllable));

    [Fact]
    public void Letters_have_no_reading() => Assert.Empty(PinyinTable.ReadingsOf('a'));

    [Theory]
    [InlineData("zhihuichengshi", "zhi hui cheng shi")]
    [InlineData("xian", "xian|xi an")]
    [InlineData("fangan", "fan gan|fang an")]
    [InlineData("nvidia", "")]
    [InlineData("chip", "")]
    public void Letters_split_into_syllables_every_way(string letters, string ways) =>
        Assert.Equal(ways.Split('|', StringSplitOptions.RemoveEmptyEntries).Order(), PinyinTable.Split(letters).Select(way => string.Join(' ', way)).Order());

    [Fact]
    public void A_long_row_of_letters_is_given_up_at_once()
    {
        Assert.NotNull(PinyinTable.Split(string.Concat(Enumerable.Repeat("nangan", 60)) + "x"));
        Assert.Empty(PinyinTable.Split(""));
    }

    [Fact]
    public void A_title_is_indexed_under_all_its_readings() =>
        Assert.Superset(new HashSet<string> { "yin＇hang", "yin＇xing", "chong＇qing" }, PinyinTable.PairsOf("重庆银行").ToHashSet());
}
