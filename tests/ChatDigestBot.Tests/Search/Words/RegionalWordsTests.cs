using ChatDigestBot.Search.Words;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Tests.Search.Words;

public sealed class RegionalWordsTests
{
    [Theory]
    [InlineData("晶片", "芯片")]
    [InlineData("車用晶片測試", "车用芯片测试")]
    [InlineData("網路安全", "网络安全")]
    [InlineData("類神經網路", "神经网络")]
    [InlineData("人工智慧 伺服器", "人工智能 服务器")]
    [InlineData("資訊", "信息")]
    [InlineData("资讯", null)]
    [InlineData("软体机器人", null)]
    [InlineData("芯片", null)]
    [InlineData("演算法", "算法")]
    [InlineData("Wi-Fi", null)]
    [InlineData("", null)]
    public void What_taiwan_says_the_mainland_says_so(string typed, string? mainland) => Assert.Equal(mainland, RegionalWords.InMainland(typed));

    [Theory]
    [InlineData("芯片", "晶片")]
    [InlineData("网络安全", "网路安全")]
    [InlineData("神经网络", "神经网路")]
    [InlineData("软件", "软体")]
    [InlineData("晶片", null)]
    [InlineData("演算法", null)]
    [InlineData("机器学习", null)]
    public void What_the_mainland_says_taiwan_says_so(string typed, string? taiwan) => Assert.Equal(taiwan, RegionalWords.InTaiwan(typed));

    [Fact]
    public void Every_pair_is_found_from_both_sides()
    {
        Assert.True(RegionalWord.All.Count > 60);
        Assert.All(RegionalWord.All, word => Assert.Equal(SearchFolding.Fold(word.Mainland), RegionalWords.InMainland(word.Taiwan)));
        Assert.All(RegionalWord.All, word => Assert.NotNull(RegionalWords.InTaiwan(word.Mainland)));
        Assert.All(RegionalWord.All, word => Assert.True(word.Taiwan.Length > 1 && word.Mainland.Length > 1, "a single character is dear to look up"));
    }
}
