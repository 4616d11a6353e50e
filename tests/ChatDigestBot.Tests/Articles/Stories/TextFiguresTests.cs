using ChatDigestBot.Articles.Stories;

namespace ChatDigestBot.Tests.Articles.Stories;

public sealed class TextFiguresTests
{
    [Theory]
    [InlineData("召回 12,480 辆", "召回了12480辆车")]
    [InlineData("快了 17%", "提速１７％")]
    [InlineData("一口气读 51.2 万字", "可读51.20万字")]
    [InlineData("发放 2 亿元", "发放20,000万元")]
    [InlineData("64 robots", "some 64 of them")]
    public void The_same_amount_of_the_same_thing_is_one_figure(string one, string other) => Assert.Equal(Assert.Single(Figures(one)), Assert.Single(Figures(other)));

    [Theory]
    [InlineData("召回 12,480 辆", "召回 12,481 辆")]
    [InlineData("召回 120 辆", "召回 12 辆")]
    [InlineData("快了 17%", "快了 17 秒")]
    [InlineData("1.8.3 版", "1.8.4 版")]
    public void Other_amounts_and_other_things_are_other_figures(string one, string other) => Assert.NotEqual(Assert.Single(Figures(one)), Assert.Single(Figures(other)));

    [Theory]
    [InlineData("3 个路口")]
    [InlineData("2026 年 11 月 20 日 18 点")]
    [InlineData("到 2030 再看")]
    [InlineData("RTX 4090 和 Win11、i7-12700、DDR5-6000")]
    [InlineData("没有数字")]
    [InlineData("1")]
    [InlineData("")]
    public void What_says_nothing_of_the_event_is_no_figure(string text) => Assert.Empty(Figures(text));

    [Fact]
    public void Each_is_given_once_and_no_more_than_there_is_room_for()
    {
        Assert.Equal(2, Figures("17% 和 17%，还有 18%").Length);
        Assert.Equal(16, Figures(string.Join('，', Enumerable.Range(100, 50).Select(number => $"{number} 件"))).Length);
    }

    private static uint[] Figures(string text)
    {
        var figures = new uint[16];
        return figures[..TextFigures.Find(text, figures)];
    }
}
