using ChatDigestBot.Playground.Posts;

namespace ChatDigestBot.Tests.Playground.Posts;

public sealed class PostCalendarTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    // 15:00 in Shanghai.
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 7, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(7, 30)]
    [InlineData(9, 0)]
    [InlineData(23, 59)]
    public void The_newest_of_those_present_is_of_this_morning(int hour, int minute)
    {
        var now = new DateTimeOffset(2026, 11, 22, hour, minute, 0, TimeSpan.FromHours(8));

        var newest = Plan(60, now).Where(post => post.HeldBackUntil is null).Max(post => post.DatedAt);

        Assert.Equal(new DateOnly(2026, 11, 22), Day(newest));
        Assert.True(newest < now);
    }

    [Fact]
    public void In_the_night_the_last_morning_is_yesterdays_and_todays_posts_are_to_come()
    {
        var plan = Plan(60, new DateTimeOffset(2026, 11, 22, 3, 0, 0, TimeSpan.FromHours(8)));

        Assert.Equal(new DateOnly(2026, 11, 21), Day(plan.Where(post => post.HeldBackUntil is null).Max(post => post.DatedAt)));
        Assert.Equal(new DateOnly(2026, 11, 22), plan.Min(post => post.HeldBackUntil));
    }

    [Fact]
    public void All_move_by_the_same_number_of_days_only_the_last_present_come_forward_to_the_morning()
    {
        var plan = PostCalendar.Plan(Posts(60), Now, Shanghai);

        var shifts = Posts(60).Join(plan.Posts, post => post.Path, post => post.Path, (before, after) => after.DatedAt - before.DatedAt).ToList();

        Assert.InRange(shifts.Count(shift => shift == TimeSpan.FromDays(plan.Days)), 57, 59);
        Assert.All(shifts, shift => Assert.InRange(shift, TimeSpan.FromDays(plan.Days - 1), TimeSpan.FromDays(plan.Days + 1)));
    }

    [Fact]
    public void After_a_gap_the_next_morning_brings_posts_all_the_same()
    {
        var plan = PostCalendar.Plan([.. Posts(40), .. Posts(20).Select(post => ($"later-{post.Path}", post.DatedAt.AddDays(60)))], Now, Shanghai).Posts;

        Assert.Equal(new DateOnly(2026, 11, 23), plan.Min(post => post.HeldBackUntil));
        Assert.Equal(new DateOnly(2026, 11, 22), Day(plan.Where(post => post.HeldBackUntil is null).Max(post => post.DatedAt)));
    }

    [Fact]
    public void The_posts_of_the_last_three_mornings_are_held_back_and_each_post_appears_on_the_first_morning_after_its_date()
    {
        var held = Plan(66, Now).Where(post => post.HeldBackUntil is not null).ToList();

        Assert.Equal(Enumerable.Range(58, 8).Select(Name), held.OrderBy(post => post.DatedAt).Select(post => post.Path));
        Assert.All(held, post =>
        {
            var appears = PostCalendar.AppearsAt(post.HeldBackUntil!.Value, Shanghai);
            Assert.True(appears > post.DatedAt && appears > Now);
            Assert.True(appears - post.DatedAt <= TimeSpan.FromDays(1));
        });
        Assert.Equal([new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 24), new DateOnly(2026, 11, 25)], held.Select(post => post.HeldBackUntil!.Value).Distinct().Order());
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

    private static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Shanghai).DateTime);

    private static IReadOnlyList<ScheduledPost> Plan(int count, DateTimeOffset now) => PostCalendar.Plan(Posts(count), now, Shanghai).Posts;

    /// <summary>Three posts a day: in the morning, in the afternoon and in the night.</summary>
    private static IEnumerable<(string Path, DateTimeOffset DatedAt)> Posts(int count)
    {
        var first = new DateTimeOffset(2026, 1, 1, 6, 0, 0, TimeSpan.FromHours(8));
        return Enumerable.Range(0, count).Select(number => (Name(number), first.AddHours(8 * number)));
    }
}
