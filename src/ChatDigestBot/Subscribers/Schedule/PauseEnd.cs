using System.Globalization;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Subscribers.Schedule;

/// <summary>
/// Reads until when somebody wants to hear nothing, by the clock on their wall: <c>until Friday</c>, <c>till 5 Jan 18:00</c>, <c>through Sunday</c>, <c>到周五</c>, <c>到月底</c>. Pure.
/// </summary>
/// <remarks>A day means its beginning: the digest of that very day comes. Only "through" means the whole of it.</remarks>
internal static partial class PauseEnd
{
    /// <summary>Null where no moment ahead can be read.</summary>
    public static DateTimeOffset? Find(string words, DateTimeOffset now, TimeZoneInfo zone)
    {
        var folded = TextFolding.Fold(words).Trim();
        var lead = Lead.Match(folded);
        var named = Tail().Replace(folded[lead.Length..], "").Trim();
        var today = LocalTime.DateAt(now, zone);
        if (FindTurn(named, today) is { } turn)
        {
            return LocalTime.InstantOf(turn, TimeOnly.MinValue, zone);
        }

        if (DateParser.Find(named, today) is not { } day)
        {
            return null;
        }

        var hasHour = HourParser.TryTake(day.Rest, out var time, out var isAfterMidnight, out var rest);
        if (rest.Any(char.IsLetterOrDigit) || !(day.IsNamed || (hasHour && lead.Success)))
        {
            return null;
        }

        var isNextDay = hasHour ? isAfterMidnight && day.IsNamed : lead.Groups["through"].Success;
        var date = day.Date.AddDays(isNextDay ? 1 : 0);
        DateTimeOffset[] ends = [LocalTime.InstantOf(date, time, zone), LocalTime.InstantOf(date.AddDays(day.Next), time, zone)];
        return ends.Where(end => end > now).Select(end => (DateTimeOffset?)end).FirstOrDefault();
    }

    /// <summary>The first day after what is named by a stretch of time, or of it: next week, the end of the month, January, the 5th.</summary>
    private static DateOnly? FindTurn(string words, DateOnly today)
    {
        var month = today.AddDays(1 - today.Day);
        return Turn.Match(words) switch
        {
            { Success: false } => null,
            var turn when turn.Groups["week"].Success => today.AddDays(7 - DayParser.NumberOf(today.DayOfWeek)),
            var turn when turn.Groups["weekend"].Success => today.AddDays(Ahead(6 - (int)today.DayOfWeek, 7)),
            var turn when turn.Groups["month"].Success => month.AddMonths(1),
            var turn when turn.Groups["year"].Success => new DateOnly(today.Year + 1, 1, 1),
            var turn when turn.Groups["day"] is { Success: true } day => DayOfMonth(int.Parse(day.Value, CultureInfo.InvariantCulture), today),
            var turn => MonthOf(turn) is >= 1 and <= 12 and var number ? month.AddMonths(Ahead(number - today.Month, 12)) : null,
        };
    }

    private static int MonthOf(Match turn) => turn.Groups["number"] is { Success: true } number ? int.Parse(number.Value, CultureInfo.InvariantCulture) : EnglishMonth.NumberOf(turn.Groups["name"].Value);

    private static int Ahead(int steps, int round) => steps > 0 ? steps : steps + round;

    // The next month that has such a day.
    private static DateOnly? DayOfMonth(int day, DateOnly today) => day is < 1 or > 31 ? null : Enumerable.Range(0, 3)
        .Select(months => today.AddDays(1 - today.Day).AddMonths(months))
        .Where(month => day <= DateTime.DaysInMonth(month.Year, month.Month))
        .Select(month => month.AddDays(day - 1))
        .First(date => date > today);

    private static readonly Regex Lead = RarePattern.Of(@"^(?:(?:until|till?|(?<through>through|thru)|up to|to)\b|直?到|等到|至)\s*");

    [GeneratedRegex(@"\s*(?:为止|之前|以前|前|再说|再(?:恢复|开始|继续|发|送)|吧|[.!。！])+$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Tail();

    private static readonly Regex Turn = RarePattern.Of(
        @"^(?:(?<week>next week|下个?(?:周|星期|礼拜))|(?:the )?(?<weekend>weekend|周末)|(?<month>next month|(?:the )?(?:end of (?:the|this) month|month's end)|下个?月|(?:这个?|本)?月底|月末)"
        + "|(?<year>next year|(?:the )?(?:end of (?:the|this) year|new year)|明年|元旦|(?:今年)?年底)|(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th|号|日)|(?<number>\\d{1,2})月(?:份|初)?"
        + $"|(?<name>{EnglishMonth.Pattern}))$");
}
