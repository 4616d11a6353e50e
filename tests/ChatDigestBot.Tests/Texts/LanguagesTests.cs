using ChatDigestBot.Texts;

namespace ChatDigestBot.Tests.Texts;

public sealed class LanguagesTests
{
    [Theory]
    [InlineData("zh-hant", Language.TraditionalChinese)]
    [InlineData("zh-TW", Language.TraditionalChinese)]
    [InlineData("zh_HK", Language.TraditionalChinese)]
    [InlineData("zh-Hant-MO", Language.TraditionalChinese)]
    [InlineData("zh-Hans-HK", Language.Chinese)]
    [InlineData("zh-hans", Language.Chinese)]
    [InlineData("zh-CN", Language.Chinese)]
    [InlineData("zh", Language.Chinese)]
    [InlineData("yue", Language.TraditionalChinese)]
    [InlineData("yue-Hant-HK", Language.TraditionalChinese)]
    [InlineData("yue-CN", Language.Chinese)]
    [InlineData("cmn-Hans-CN", Language.Chinese)]
    [InlineData("cmn-TW", Language.TraditionalChinese)]
    [InlineData("zh-Hant-CN", Language.TraditionalChinese)]
    [InlineData("en-GB", Language.English)]
    [InlineData("de", Language.English)]
    [InlineData(null, Language.English)]
    internal void Telegram_s_code_says_which_language_and_which_script(string? code, Language expected) => Assert.Equal(expected, Languages.FromTelegram(code));

    [Theory]
    [InlineData("繁體中文", Language.TraditionalChinese)]
    [InlineData("繁体", Language.TraditionalChinese)]
    [InlineData("traditional chinese", Language.TraditionalChinese)]
    [InlineData("简体", Language.Chinese)]
    [InlineData("中文", Language.Chinese)]
    [InlineData("English", Language.English)]
    internal void People_name_a_language_in_their_own_words(string typed, Language expected)
    {
        Assert.True(Languages.TryParse(typed, out var language));
        Assert.Equal(expected, language);
    }

    [Fact]
    public void What_is_written_down_is_read_back() =>
        Assert.All(Languages.All, language => Assert.Equal((language, language), (Languages.FromTelegram(language.Tag()), Languages.FromTelegram(language.ShortTag()))));

    [Fact]
    public void Both_scripts_of_chinese_are_read_by_either_reader()
    {
        Assert.True(Language.Chinese.Reads("zh-Hant") && Language.TraditionalChinese.Reads("zh-Hans") && Language.English.Reads("en"));
        Assert.False(Language.English.Reads("zh-Hant") || Language.TraditionalChinese.Reads("en"));
    }

    [Theory]
    [InlineData("ja")]
    [InlineData("und")]
    public void What_nobody_of_ours_reads_is_of_no_language_of_ours(string tag) => Assert.All(Languages.All, language => Assert.False(language.Reads(tag) || language.OthersRead(tag)));
}
