using ChatDigestBot.Search.Matching;
using ChatDigestBot.Search.Queries;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Tests.Search.Matching;

public sealed class WordPatternTests
{
    [Theory]
    [InlineData("智慧城市", "北京智慧城市建设", "智慧城市")]
    [InlineData("智慧城市", "北京智慧的城市", null)]
    [InlineData("智慧城市", "「智慧城市」", "智慧城市")]
    [InlineData("芯", "国产芯片", "芯")]
    [InlineData("华为5g", "华为 5G 手机", "华为 5G")]
    [InlineData("5g", "15G、5GHz、5G", "5G")]
    [InlineData("gpt4", "ChatGPT GPT-4 发布", "GPT-4")]
    [InlineData("gpt-4", "gpt4", "gpt4")]
    [InlineData("robot", "Two Robots", "Robots")]
    [InlineData("robots", "one robot", "robot")]
    [InlineData("batteries", "a battery", "battery")]
    [InlineData("battery", "new batteries", "batteries")]
    [InlineData("chip", "chipset", null)]
    [InlineData("art", "smart art", "art")]
    [InlineData("c++", "c, c++20, C++", "c++")]
    [InlineData("c#", "用 C# 写", "C#")]
    [InlineData("3.5", "版本 3.5", "3.5")]
    [InlineData("华为", "華為發佈", "華為")]
    [InlineData("y", "x y", "y")]
    [InlineData("5ga", "首个 5G-A 网", "5G-A")]
    [InlineData("5g-a", "首个 5GA 网", "5GA")]
    [InlineData("5g-a", "首个 5GAB 网", null)]
    [InlineData("wifi", "new Wi-Fi", "Wi-Fi")]
    [InlineData("wi-fi", "new wifi", "wifi")]
    [InlineData("new york", "newyork", null)]
    [InlineData("华为5ga", "华为：5G-A", "华为：5G-A")]
    public void A_word_is_found_as_people_write_it(string word, string text, string? found)
    {
        var pattern = new WordPattern(word, isExact: false);
        Assert.Equal(found, pattern.TryFind(SearchFolding.Fold(text), 0, out var match) ? text.Substring(match.Start, match.Length) : null);
    }

    [Fact]
    public void A_phrase_in_quotes_keeps_its_form()
    {
        Assert.False(new WordPattern("robot arm", isExact: true).TryFind("robots arm", 0, out _));
        Assert.True(new WordPattern("robot arm", isExact: true).TryFind("a robot, arm", 0, out _));
        Assert.False(new WordPattern("robot arm", isExact: true).TryFind("robot and arm", 0, out _));
    }

    [Fact]
    public void Counting_stops_at_the_limit()
    {
        Assert.Equal(3, new SoughtWord(new QueryTerm.Word("芯片")).Count("芯片芯片芯片", 10));
        Assert.Equal(2, new SoughtWord(new QueryTerm.Word("芯片")).Count("芯片芯片芯片", 2));
    }
}
