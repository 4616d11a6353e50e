using System.Text.RegularExpressions;
using ChatDigestBot.Shared;
using ChatDigestBot.Subscribers.Zones;

namespace ChatDigestBot.Subscribers.Schedule;

/// <summary>Reads what stands behind <c>/time</c>: hours, days and a place whose clock is meant, in any order. Pure.</summary>
internal static partial class TimeParser
{
    /// <summary>Null where a word is neither an hour nor a day nor a place.</summary>
    public static TimeWish? Read(string text)
    {
        var wish = ReadHoursAndDays(text);
        if (wish is not null || !ZoneFinder.TryTake(text, out var place, out var zones, out var rest))
        {
            return wish;
        }

        var beside = rest.Length == 0 ? new TimeWish([], DigestDays.None, IsWeekly: false) : ReadHoursAndDays(rest);
        return beside is null ? null : beside with { Place = place, Zones = zones, Words = rest };
    }

    private static TimeWish? ReadHoursAndDays(string text)
    {
        var folded = EveryPart().Replace(TextFolding.Fold(text), "每天");
        folded = EveryMorning().Replace(folded, match => $" daily {match.Groups["hour"].Value}{(match.Groups["half"].Success ? "" : match.Groups["part"].Value == "night" ? " at night" : " in the " + match.Groups["part"].Value)} ");
        var isWeekly = Weekly().IsMatch(folded);
        var rest = Weekly().Replace(folded, " ");
        var times = new List<TimeOnly>();
        while (times.Count <= DigestHours.MaxTimes && HourParser.TryTake(rest, out var time, out rest))
        {
            times.Add(time);
        }

        rest = Joining().IsMatch(rest) ? "" : rest.Trim();
        var days = DigestDays.None;
        return rest.Length > 0 && !DayParser.TryRead(rest, out days) ? null
            : times.Count == 0 && days == DigestDays.None && !isWeekly ? null
            : new TimeWish([.. times.Distinct().Order()], days, isWeekly && days.Count() != 1);
    }

    [GeneratedRegex(@"\bweekly\b|\bonce a week\b|\b(?:every|a) week\b|每周一次|一周一次|每星期一次|周报", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Weekly();

    // 每晚八点 is each day.
    [GeneratedRegex("每(?=[早晚朝])", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex EveryPart();

    // "every morning at 7", "at 9pm each evening" is each day too.
    [GeneratedRegex(
        @"\b(?:every|each) (?<part>morning|afternoon|evening|night)s?,?(?: at| around)? (?<hour>\d{1,2}(?:[:.]\d{2})?)(?!\d)(?<half>(?= ?[ap]\.?m))?"
        + @"|\b(?:at )?(?<hour>\d{1,2}(?:[:.]\d{2})?(?<half> ?[ap]\.?m\.?)?) (?:every|each) (?<part>morning|afternoon|evening|night)\b",
        RegexOptions.None,
        PatternLimit.Milliseconds)]
    private static partial Regex EveryMorning();

    // What stands between hours.
    [GeneratedRegex(@"^(?:\s|[,、;/+&.]|and|at|和|及)*$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Joining();
}

/// <summary>What was asked of the schedule.</summary>
/// <param name="Times">In order; empty where only days were named.</param>
/// <param name="Days">None where only hours were named.</param>
/// <param name="IsWeekly">Once a week, on a day that was not named.</param>
internal sealed record TimeWish(IReadOnlyList<TimeOnly> Times, DigestDays Days, bool IsWeekly)
{
    /// <summary>The place whose clock is meant; empty where none is named.</summary>
    public string Place { get; init; } = "";

    /// <summary>The zone of that place, or several to choose from.</summary>
    public IReadOnlyList<TimeZoneInfo> Zones { get; init; } = [];

    /// <summary>What was typed beside the place.</summary>
    public string Words { get; init; } = "";

    // A week is best read when it is over.
    private const DigestDays WeekEnd = DigestDays.Saturday;

    public DigestHours ApplyTo(DigestHours hours)
    {
        var days = Days != DigestDays.None ? Days : IsWeekly && !hours.IsWeekly ? WeekEnd : hours.Days;
        var there = Zones is [var zone] ? hours.In(zone) : hours;
        return (Times.Count == 0 ? there : there.At(Times)) with { Days = days };
    }
}
