using ChatDigestBot.Shared;

namespace ChatDigestBot.Tests.Shared;

public sealed class ChineseScriptTests
{
    [Theory]
    [InlineData("智慧城市的路灯会说话", "智慧城市的路燈會說話")]
    [InlineData("“城市大脑”发布三年后", "「城市大腦」發布三年後")]
    [InlineData("公里之外的家里", "公里之外的家裡")]
    [InlineData("批准了标准", "批准了標準")]
    [InlineData("头发和发布", "頭髮和發布")]
    [InlineData("一周后的皇后", "一週後的皇后")]
    [InlineData("AI 复制了复杂的历史", "AI 複製了複雜的歷史")]
    public void Simplified_becomes_traditional_by_words(string simplified, string traditional) => Assert.Equal(traditional, ChineseScript.ToTraditional(simplified));

    [Theory]
    [InlineData("余华的新书")]
    [InlineData("范先生到了")]
    [InlineData("这份干的发言")]
    public void What_would_be_a_guess_is_left_as_it_was_written(string text) => Assert.Equal(text, ChineseScript.ToTraditional(text));

    [Theory]
    [InlineData("獨居長者的燈沒亮，樓下的鄰居先知道", "独居长者的灯没亮，楼下的邻居先知道")]
    [InlineData("聽得懂「唔該借借」", "听得懂“唔该借借”")]
    [InlineData("著名的作家看著乾淨的乾隆瓷器", "著名的作家看着干净的乾隆瓷器")]
    public void Traditional_becomes_simplified(string traditional, string simplified) => Assert.Equal(simplified, ChineseScript.ToSimplified(traditional));

    [Fact]
    public void A_text_already_in_the_script_stays_as_it_is()
    {
        Assert.Equal("路灯会说话, 3 a.m.", ChineseScript.ToSimplified("路灯会说话, 3 a.m."));
        Assert.Equal("plain English", ChineseScript.ToTraditional("plain English"));
        Assert.Equal("", ChineseScript.ToTraditional(""));
    }
}
