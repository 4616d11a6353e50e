using ChatDigestBot.Console;
using ChatDigestBot.Console.Frame;
using ChatDigestBot.Subscribers;

namespace ChatDigestBot.Tests.Console;

public sealed class ConsoleFiguresTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29T12:00:00Z", 23)]
    [InlineData("Europe/Berlin", "2026-10-25T12:00:00Z", 25)]
    [InlineData("Asia/Shanghai", "2026-10-25T12:00:00Z", 24)]
    public void A_day_lasts_as_long_as_the_clock_on_the_wall_says(string zone, string now, int hours)
    {
        var days = LocalDays.Last(3, DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById(zone));
        Assert.Equal(3, days.Dates.Count);
        Assert.Equal(4, days.Bounds.Count);
        Assert.Equal(TimeSpan.FromHours(hours), days.Bounds[^1] - days.Bounds[^2]);
    }

    [Fact]
    public void Subscribers_of_days_gone_by_are_reckoned_back_from_todays()
    {
        var figures = new DailyFigures
        {
            Days = LocalDays.Last(3, DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc),
            Subscribers = [new DayOfSubscribers { Came = 5, Left = 0 }, new DayOfSubscribers { Came = 4, Left = 1 }, new DayOfSubscribers { Came = 2, Left = 3 }],
            Messages = [],
            Articles = [],
            Failures = [],
            InDoubt = [],
            WithoutTopics = 0,
            ArticlesWithoutTopic = 0,
            NextDigests = [],
            MostOpened = [],
            Opens = 0,
            FailedJobs = [],
        };
        Assert.Equal([8, 11, 10], figures.SubscribersByDay(10));
        Assert.Equal(7, figures.GrowthInWeek);
    }
}
