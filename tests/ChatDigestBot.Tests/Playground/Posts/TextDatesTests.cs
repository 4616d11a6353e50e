using ChatDigestBot.Playground.Posts;

namespace ChatDigestBot.Tests.Playground.Posts;

public sealed class TextDatesTests
{
    [Theory]
    [InlineData("11 月 14 日，云溪市宣布", "11 月 24 日，云溪市宣布")]
    [InlineData("11月14日晚至11月25日", "11月24日晚至12月5日")]
    [InlineData("10月20号的会议", "10月30号的会议")]
    [InlineData("The council met on 14 November, again on November 25.", "The council met on 24 November, again on December 5.")]
    [InlineData("十一月七日傍晚六時半，十月二十五日", "十一月十七日傍晚六時半，十一月四日")]
    [InlineData("十一月二十號開幕，十二月一日閉幕", "十一月三十號開幕，十二月十一日閉幕")]
    public void Days_near_the_posts_own_move_with_it(string text, string moved)
    {
        Assert.Equal(moved, TextDates.Move(text, new DateOnly(2026, 11, 15), 10));
    }

    [Theory]
    [InlineData("自 2025 年 3 月 1 日至 2026 年 11 月 15 日生产")]
    [InlineData("3 月 8 日的节日")]
    [InlineData("13 月 40 日")]
    [InlineData("on 14 November 2026, and November 14, 2026")]
    [InlineData("二〇二五年十一月七日")]
    [InlineData("十一月三十五日，二十一月七日")]
    [InlineData("版本 11.14，型号 1114")]
    [InlineData("may 14 people come")]
    public void Other_numbers_stay(string text)
    {
        Assert.Equal(text, TextDates.Move(text, new DateOnly(2026, 11, 15), 10));
    }

    [Fact]
    public void A_year_may_end_between()
    {
        Assert.Equal("1 月 3 日，此前的 12 月 30 日", TextDates.Move("12 月 29 日，此前的 12 月 25 日", new DateOnly(2026, 12, 30), 5));
        Assert.Equal("1 月 8 日", TextDates.Move("12 月 31 日", new DateOnly(2027, 1, 2), 8));
    }
}
