using ChatDigestBot.Playground.Posts;

namespace ChatDigestBot.Tests.Playground.Posts;

public sealed class PostCalendarTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    // 15:00 in Shanghai.
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 7, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_newest_of_those_present_is_of_this_morning()
    {
        var newest = Plan(60, Now).Where(post => post.HeldBackUntil is null).Max(post => post.DatedAt);

        Assert.Equal(new DateTimeOffset(2026, 11, 22, 6, 40, 0, TimeSpan.FromHours(8)), newest);
    }

    [Fact]
    public void Before_the_morning_the_newest_is_of_just_now_and_never_of_the_future()
    {
        var night = new DateTimeOffset(2026, 11, 22, 3, 0, 0, TimeSpan.FromHours(8));

        Assert.Equal(night.AddMinutes(-20), Plan(60, night).Where(post => post.HeldBackUntil is null).Max(post => post.DatedAt));
    }

    [Fact]
    public void Who_starts_in_the_night_has_new_posts_the_same_morning()
    {
        var night = new DateTimeOffset(2026, 11, 22, 3, 0, 0, TimeSpan.FromHours(8));

        Assert.Equal(new DateOnly(2026, 11, 22), Plan(60, night).Min(post => post.HeldBackUntil));
    }

    [Fact]
    public void Those_present_keep_their_distances()
    {
        var present = Plan(60, Now).Where(post => post.HeldBackUntil is null).OrderBy(post => post.DatedAt).ToList();

        Assert.All(present.Zip(present.Skip(1)), pair => Assert.Equal(TimeSpan.FromHours(20), pair.Second.DatedAt - pair.First.DatedAt));
    }

    [Fact]
    public void The_newest_third_is_held_back_over_seven_mornings()
    {
        var plan = Plan(66, Now);
        var held = plan.Where(post => post.HeldBackUntil is not null).ToList();

        Assert.Equal(22, held.Count);
        Assert.Equal(Enumerable.Range(23, 7).Select(day => new DateOnly(2026, 11, day)), held.Select(post => post.HeldBackUntil!.Value).Distinct().Order());
        Assert.All(held.GroupBy(post => post.HeldBackUntil), day => Assert.InRange(day.Count(), 3, 4));
        Assert.Equal(Enumerable.Range(44, 22).Select(Name), held.OrderBy(post => post.DatedAt).Select(post => post.Path));
    }

    [Fact]
    public void A_held_back_post_is_dated_on_its_morning_before_it_appears()
    {
        Assert.All(Plan(66, Now).Where(post => post.HeldBackUntil is not null), post =>
        {
            var local = TimeZoneInfo.ConvertTime(post.DatedAt, Shanghai);
            Assert.Equal(post.HeldBackUntil, DateOnly.FromDateTime(local.DateTime));
            Assert.InRange(local.TimeOfDay, TimeSpan.FromHours(5), TimeSpan.FromHours(7.5));
            Assert.True(post.DatedAt < PostCalendar.AppearsAt(post.HeldBackUntil!.Value, Shanghai));
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void Few_posts_are_no_trouble(int count)
    {
        Assert.Equal(count, Plan(count, Now).Count);
    }

    private static string Name(int number) => $"{number:000}.md";

    private static IReadOnlyList<ScheduledPost> Plan(int count, DateTimeOffset now)
    {
        var first = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return PostCalendar.Plan(Enumerable.Range(0, count).Select(number => (Name(number), first.AddHours(20 * number))), now, Shanghai);
    }
}
