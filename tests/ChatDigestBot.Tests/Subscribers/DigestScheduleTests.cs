using System.Globalization;
using ChatDigestBot.Subscribers.Schedule;

namespace ChatDigestBot.Tests.Subscribers;

public sealed class DigestScheduleTests
{
    [Fact]
    public void The_next_digest_is_today_before_the_hour_and_tomorrow_from_the_hour_on()
    {
        var hours = Hours("Asia/Shanghai", "08:00");
        AssertNext("2026-03-02", "2026-03-02T00:00:00Z", hours, after: "2026-03-01T23:59:59Z");
        AssertNext("2026-03-03", "2026-03-03T00:00:00Z", hours, after: "2026-03-02T00:00:00Z");
    }

    [Fact]
    public void Only_wanted_days_have_a_digest()
    {
        // 2026-03-06 is a Friday.
        AssertNext("2026-03-09", "2026-03-09T00:00:00Z", Hours("Asia/Shanghai", "08:00", DigestDays.Weekdays), after: "2026-03-06T00:00:00Z");
        AssertNext("2026-03-07", "2026-03-07T00:00:00Z", Hours("Asia/Shanghai", "08:00", DigestDays.Weekends), after: "2026-03-02T00:00:00Z");
        AssertNext("2026-03-13", "2026-03-13T00:00:00Z", Hours("Asia/Shanghai", "08:00", DigestDays.Friday), after: "2026-03-06T00:00:00Z");
    }

    [Theory]
    [InlineData("America/New_York", "02:30", "2026-03-07T12:00:00Z", "2026-03-08", "2026-03-08T07:00:00Z")] // skipped: the first moment after the gap
    [InlineData("America/New_York", "01:30", "2026-10-31T12:00:00Z", "2026-11-01", "2026-11-01T05:30:00Z")] // twice: the earlier
    [InlineData("America/New_York", "08:00", "2026-03-07T13:00:00Z", "2026-03-08", "2026-03-08T12:00:00Z")] // the hour on the wall stays
    [InlineData("Europe/Berlin", "02:15", "2026-03-28T12:00:00Z", "2026-03-29", "2026-03-29T01:00:00Z")]
    [InlineData("Australia/Lord_Howe", "02:10", "2026-10-03T00:00:00Z", "2026-10-04", "2026-10-03T15:30:00Z")]
    [InlineData("Africa/Casablanca", "02:30", "2026-03-21T12:00:00Z", "2026-03-22", "2026-03-22T02:00:00Z")]
    public void Changes_of_the_clock_have_one_digest_like_every_day(string zone, string time, string after, string date, string dueAt)
    {
        var hours = Hours(zone, time);
        AssertNext(date, dueAt, hours, after);
        var slot = DigestSchedule.Next(hours, At(after), null);
        Assert.Equal(slot.Date.AddDays(1), DigestSchedule.Next(hours, slot.DueAt, slot).Date);
    }

    [Fact]
    public void An_hour_shown_twice_has_no_second_digest_the_second_time()
    {
        var hours = Hours("America/New_York", "01:30");
        var first = DigestSchedule.Next(hours, At("2026-11-01T00:00:00Z"), null);
        AssertNext("2026-11-02", "2026-11-02T06:30:00Z", hours, after: "2026-11-01T05:45:00Z", first); // 01:45, before the clock goes back
    }

    [Fact]
    public void A_day_that_a_zone_skips_has_no_digest()
    {
        var hours = Hours("Pacific/Apia", "08:00");
        AssertNext("2011-12-31", "2011-12-30T18:00:00Z", hours, after: "2011-12-29T18:00:00Z");
    }

    [Fact]
    public void Moving_the_hour_later_gives_no_second_digest_today()
    {
        var given = new DigestSlot(new DateOnly(2026, 3, 2), At("2026-03-02T00:00:00Z"));
        AssertNext("2026-03-03", "2026-03-03T10:00:00Z", Hours("Asia/Shanghai", "18:00"), after: "2026-03-02T01:00:00Z", given);
    }

    [Fact]
    public void Moving_the_hour_before_any_digest_of_today_still_gives_todays()
    {
        AssertNext("2026-03-02", "2026-03-02T10:00:00Z", Hours("Asia/Shanghai", "18:00"), after: "2026-03-02T01:00:00Z");
    }

    [Fact]
    public void Travelling_west_gives_no_second_digest_of_the_same_date()
    {
        // Had the one of 2 March in Shanghai; in New York it is still 1 March, and 08:00 of 2 March lies ahead.
        var given = new DigestSlot(new DateOnly(2026, 3, 2), At("2026-03-02T00:00:00Z"));
        AssertNext("2026-03-03", "2026-03-03T13:00:00Z", Hours("America/New_York", "08:00"), after: "2026-03-02T01:00:00Z", given);
    }

    [Fact]
    public void Travelling_east_gives_no_second_digest_on_the_date_the_last_one_had_there()
    {
        // The one of 1 March 20:00 in New York was at 09:00 of 2 March in Shanghai.
        var given = new DigestSlot(new DateOnly(2026, 3, 1), At("2026-03-02T01:00:00Z"));
        AssertNext("2026-03-03", "2026-03-03T04:00:00Z", Hours("Asia/Shanghai", "12:00"), after: "2026-03-02T02:00:00Z", given);
    }

    [Fact]
    public void Whatever_hours_and_zones_somebody_tries_no_local_date_has_two_digests()
    {
        string[] zones = ["Asia/Shanghai", "America/New_York", "Pacific/Kiritimati", "Etc/GMT+12", "Australia/Lord_Howe", "Africa/Casablanca"];
        var random = new Random(20260302);
        var now = At("2026-02-01T00:00:00Z");
        DigestSlot? last = null;
        var dates = new HashSet<DateOnly>();
        for (var step = 0; step < 4_000; step++)
        {
            var hours = Hours(zones[random.Next(zones.Length)], $"{random.Next(24):00}:{random.Next(60):00}");
            var next = DigestSchedule.Next(hours, now, last);
            now = now.AddMinutes(random.Next(1, 900));
            if (next.DueAt <= now)
            {
                Assert.True(dates.Add(next.Date), $"{next.Date:O} again");
                last = next;
            }
        }

        Assert.True(dates.Count > 300);
    }

    [Theory]
    [InlineData("2026-03-02T00:00:00Z", true)]
    [InlineData("2026-03-02T04:00:00Z", true)] // 12:00
    [InlineData("2026-03-02T04:00:01Z", false)]
    public void A_late_digest_is_welcome_for_four_hours(string now, bool isWelcome) =>
        Assert.Equal(isWelcome, DigestSchedule.IsStillWelcome(Slot("2026-03-02T00:00:00Z"), Shanghai, At(now)));

    [Theory]
    [InlineData("2026-03-02T12:00:00Z", "2026-03-02T13:59:59Z", true)] // 20:00, at 21:59
    [InlineData("2026-03-02T12:00:00Z", "2026-03-02T14:00:00Z", false)] // at 22:00
    [InlineData("2026-03-02T15:00:00Z", "2026-03-02T15:10:00Z", true)] // who wants it at 23:00 gets it at 23:10
    [InlineData("2026-03-02T15:00:00Z", "2026-03-02T15:16:00Z", false)]
    [InlineData("2026-03-02T15:55:00Z", "2026-03-02T16:05:00Z", true)] // 23:55, and ten minutes later it is tomorrow
    [InlineData("2026-03-02T13:30:00Z", "2026-03-02T17:00:00Z", false)] // 21:30, at 01:00 of the next day
    public void No_late_digest_comes_at_night(string dueAt, string now, bool isWelcome) =>
        Assert.Equal(isWelcome, DigestSchedule.IsStillWelcome(Slot(dueAt), Shanghai, At(now)));

    private static TimeZoneInfo Shanghai => TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private static DigestSlot Slot(string dueAt) => new(new DateOnly(2026, 3, 2), At(dueAt));

    private static DigestHours Hours(string zone, string time, DigestDays days = DigestDays.Every) =>
        new(TimeOnly.Parse(time, CultureInfo.InvariantCulture), days, TimeZoneInfo.FindSystemTimeZoneById(zone));

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);

    private static void AssertNext(string date, string dueAt, DigestHours hours, string after, DigestSlot? last = null) =>
        Assert.Equal(new DigestSlot(DateOnly.Parse(date, CultureInfo.InvariantCulture), At(dueAt)), DigestSchedule.Next(hours, At(after), last));
}
