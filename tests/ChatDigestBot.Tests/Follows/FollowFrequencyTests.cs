using ChatDigestBot.Follows.Following;

namespace ChatDigestBot.Tests.Follows;

public sealed class FollowFrequencyTests
{
    [Theory]
    [InlineData(101, 2019, true)]
    [InlineData(101, 2020, false)] // five in a hundred
    [InlineData(100, 100, false)] // a small store, all about one thing
    [InlineData(0, 0, false)]
    [InlineData(5000, 10000, true)]
    public void Too_wide_is_what_many_posts_have_both_in_number_and_in_share(int matches, int posts, bool isTooWide) =>
        Assert.Equal(isTooWide, new FollowFrequency(matches, posts).IsTooWide);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    [InlineData(30, 7)]
    [InlineData(129, 30)]
    public void A_month_says_how_many_a_week(int matches, int aWeek) => Assert.Equal(aWeek, new FollowFrequency(matches, 1000).AWeek);
}
