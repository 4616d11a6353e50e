using System.Globalization;
using ChatDigestBot.Shared;
using ChatDigestBot.Subscribers.Schedule;

namespace ChatDigestBot.Tests.Subscribers;

/// <summary>What docs/schedules.md says is true, row by row; and a whole year is as it says.</summary>
public sealed class SchedulesPageTests
{
    private static readonly DateTimeOffset NewYear = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, string, string, string, string, string, string> Cases => Rows("case", row => row);

    public static TheoryData<string, string, string, string, string> Outages => RowsOfFive("down");

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_next_digest_comes_as_the_page_says(string what, string zone, string hours, string days, string last, string after, string next)
    {
        var schedule = Hours(zone, hours, days);
        Assert.Equal((what, Slot(next)), (what, DigestSchedule.Next(schedule, At(after), last.Length == 0 ? null : Slot(last))));
    }

    [Theory]
    [MemberData(nameof(Outages))]
    public void A_late_digest_is_sent_or_left_out_as_the_page_says(string what, string zone, string due, string back, string isSent)
    {
        var info = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var slot = new DigestSlot(LocalTime.DateAt(At(due), info), At(due));
        Assert.Equal((what, isSent == "yes"), (what, DigestSchedule.IsStillWelcome(slot, info, At(back))));
    }

    [Theory]
    [InlineData("America/New_York", "01:30")]
    [InlineData("America/New_York", "02:30")]
    [InlineData("Europe/Berlin", "02:30")]
    [InlineData("Australia/Lord_Howe", "02:15")]
    [InlineData("Australia/Lord_Howe", "01:45")]
    [InlineData("Asia/Shanghai", "08:00")]
    [InlineData("Africa/Casablanca", "02:30")]
    [InlineData("Africa/Casablanca", "00:00")]
    [InlineData("Europe/Berlin", "23:59")]
    public void In_a_year_every_local_date_has_exactly_one_digest(string zone, string hour)
    {
        var hours = Hours(zone, hour, "daily");
        var dates = YearOf(hours, late: TimeSpan.FromMinutes(1)).Select(slot => slot.Date).ToList();
        Assert.Equal(365, dates.Count);
        Assert.Equal(Enumerable.Range(0, 365).Select(day => dates[0].AddDays(day)), dates);
    }

    [Theory]
    [InlineData("America/New_York", "02:15 02:45 20:00")]
    [InlineData("Australia/Lord_Howe", "01:40 02:10 09:00")]
    [InlineData("Africa/Casablanca", "02:30 12:00 22:30")]
    public void In_a_year_no_local_date_has_more_digests_than_hours_and_none_comes_twice(string zone, string times)
    {
        var hours = Hours(zone, times, "daily");
        var slots = YearOf(hours, late: TimeSpan.FromMinutes(1)).ToList();
        Assert.Equal(slots.Count, slots.Select(slot => (slot.Date, slot.Number)).Distinct().Count());
        Assert.All(slots.GroupBy(slot => slot.Date), day => Assert.InRange(day.Count(), 1, hours.Times.Count));
        Assert.InRange(slots.Count, (3 * 365) - 4, 3 * 365);
        Assert.Equal(slots.OrderBy(slot => slot.DueAt), slots);
    }

    [Fact]
    public void After_an_outage_over_the_first_hour_the_second_is_not_lost()
    {
        var hours = Hours("Asia/Shanghai", "08:00 12:00", "daily");
        var missed = new DigestSlot(new DateOnly(2026, 3, 2), At("2026-03-02T00:00Z"));
        var back = At("2026-03-02T04:30Z");
        Assert.False(DigestSchedule.IsStillWelcome(missed, hours.Zone, back));
        var next = DigestSchedule.Next(hours, DigestSchedule.GoesOnFrom(missed, isGiven: false, back), last: null);
        Assert.Equal(At("2026-03-02T04:00Z"), next.DueAt);
        Assert.True(DigestSchedule.IsStillWelcome(next, hours.Zone, back));
    }

    [Theory]
    [InlineData("daily", 1)]
    [InlineData("mon-fri", 3)]
    [InlineData("weekends", 6)]
    [InlineData("sat", 7)]
    [InlineData("mon thu", 4)]
    public void The_longest_gap_between_days_is_how_far_a_digest_looks_back(string days, int gap) => Assert.Equal(gap, Hours("Asia/Shanghai", "08:00", days).LongestGap);

    private static IEnumerable<DigestSlot> YearOf(DigestHours hours, TimeSpan late)
    {
        var slot = DigestSchedule.Next(hours, NewYear, last: null);
        var end = slot.Date.AddDays(365);
        while (slot.Date < end)
        {
            yield return slot;
            slot = DigestSchedule.Next(hours, slot.DueAt + late, slot);
        }
    }

    private static TheoryData<string, string, string, string, string, string, string> Rows(string header, Func<string[], string[]> read)
    {
        var data = new TheoryData<string, string, string, string, string, string, string>();
        foreach (var row in TableOf(header).Select(read))
        {
            data.Add(row[0], row[1], row[2], row[3], row[4], row[5], row[6]);
        }

        return data;
    }

    private static TheoryData<string, string, string, string, string> RowsOfFive(string header)
    {
        var data = new TheoryData<string, string, string, string, string>();
        foreach (var row in TableOf(header))
        {
            data.Add(row[0], row[1], row[2], row[3], row[4]);
        }

        return data;
    }

    private static List<string[]> TableOf(string header)
    {
        var rows = Repository.Text("docs/schedules.md").Split('\n')
            .SkipWhile(line => !line.StartsWith($"| {header} |", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|', '\r').Split('|').Select(cell => cell.Trim()).ToArray()).ToList();
        return rows.Count >= 7 ? rows : throw new InvalidOperationException($"The table \"{header}\" is not there.");
    }

    private static DigestHours Hours(string zone, string times, string days) =>
        new DigestHours(default, DayParser.TryRead(days, out var read) ? read : throw new FormatException(days), TimeZoneInfo.FindSystemTimeZoneById(zone))
            .At(times.Split(' ').Select(time => TimeOnly.Parse(time, CultureInfo.InvariantCulture)));

    private static DigestSlot Slot(string text) => text.Split(' ') is [var date, var at, .. var number]
        ? new DigestSlot(DateOnly.Parse(date, CultureInfo.InvariantCulture), At(at)) { Number = number.Length == 0 ? 1 : int.Parse(number[0], CultureInfo.InvariantCulture) }
        : throw new FormatException(text);

    private static DateTimeOffset At(string text) => DateTimeOffset.ParseExact(text, "yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
