using System.Globalization;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Stories;

/// <summary>The days a text names: 11 月 27 日, 27 日, Nov. 27, 2026-11-27, Thursday, 周四, today. Pure.</summary>
internal static partial class CalendarDays
{
    private const string Weekday = "一二三四五六日";

    // Of 未来 3 日, 连续 3 日, 为期 3 日 and 3 日游.
    private const string BeforeSpan = "近来续期满达约共每第过仅逾超";
    private const string BehindSpan = "游线年龄之";

    private const int Beginning = 200;
    private const int EnglishBeginning = 600;
    private const int LongAgo = 7;
    private const int DaysOfHalfYear = 184;
    private const int Behind = 18;
    private const int Before = 24;

    private static readonly TimeSpan Zone = TimeSpan.FromHours(8);

    /// <summary>As "11-27", in their order. Without a month, it is the one of the day before in the text, else the one that brings it nearest to when the article appeared.</summary>
    public static List<NamedDay> Named(string folded, DateTimeOffset? publishedAt)
    {
        var days = new List<NamedDay>();
        var month = "";
        foreach (var match in Matches(folded))
        {
            var named = match.Groups["month"].Value;
            var day = int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture);
            if (day is 0 or > 31 || (named.Length == 0 && IsSpan(folded, match)))
            {
                continue;
            }

            month = named.Length == 0 ? month : char.IsAsciiLetter(named[0]) ? EnglishMonth.NumberOf(named).ToString(CultureInfo.InvariantCulture) : named.TrimStart('0');
            if (month.Length > 0)
            {
                days.Add(new NamedDay(string.Create(CultureInfo.InvariantCulture, $"{month}-{day}"), IsBare: false, match.Index, match.Length));
            }
            else if (publishedAt is { Year: > 1 and < 9999 } at && Nearest(Day(at), day) is { } nearest)
            {
                days.Add(new NamedDay(Key(nearest), IsBare: true, match.Index, match.Length));
            }
        }

        return days;
    }

    /// <summary>The days that today, yesterday and tomorrow are.</summary>
    public static IEnumerable<string> Meant(string folded, DateTimeOffset? publishedAt) =>
        publishedAt is not { Year: > 1 and < 9999 } at ? [] : Relative().Matches(folded).Select(match => Key(Day(at).AddDays(DaysAhead(match.Value))));

    /// <summary>All days of the week before the article appeared that it tells of, in their order: by their names, as today or yesterday, or as weekdays.</summary>
    public static List<ToldDay> Told(string folded, DateTimeOffset? publishedAt)
    {
        if (publishedAt is not { Year: > 1 and < 9999 } at)
        {
            return [];
        }

        var (today, told) = (Day(at), new List<(int At, DateTime Day, int Length)>());
        foreach (var named in Named(folded, publishedAt))
        {
            if (Dated(named.Key, today) is { } day)
            {
                told.Add((named.At, day, named.Length));
            }
        }

        foreach (Match match in Relative().Matches(folded))
        {
            told.Add((match.Index, today.AddDays(DaysAhead(match.Value)), match.Length));
        }

        foreach (Match match in WeekdayName().Matches(folded))
        {
            told.Add((match.Index, today.AddDays(-((((int)today.DayOfWeek + 6) % 7) + 1 - NumberOf(match) + 7) % 7), match.Length));
        }

        return [.. told.Where(one => one.Day <= today && one.Day >= today.AddDays(-LongAgo)).OrderBy(one => one.At).Select(one => new ToldDay(Key(one.Day), IsOfReport(folded, one.At, one.Length)))];
    }

    /// <summary>The day it appeared and the one before, on which what it tells happened where it names none.</summary>
    public static IEnumerable<string> Latest(DateTimeOffset publishedAt) => [Key(Day(publishedAt)), Key(Day(publishedAt).AddDays(-1))];

    /// <summary>From 1, Monday, to 7, in their order.</summary>
    public static List<int> Weekdays(string folded) =>
        [.. WeekdayName().Matches(folded).Select(NumberOf)];

    /// <summary>The text with a space in the place of each day, with or without its month: they are no amounts.</summary>
    public static string Hide(string folded) => Written().Replace(folded, " ");

    // A search for all ways at once, in the whole text, would cost a pass more than all else of a comparison.
    private static IEnumerable<Match> Matches(string folded)
    {
        var matches = Written().Matches(folded).Concat(Numeric().Matches(folded));
        return (HasHan(folded) ? matches : matches.Concat(English().Matches(folded[..Math.Min(folded.Length, EnglishBeginning)]))).OrderBy(match => match.Index);
    }

    // In what stands first.
    private static bool HasHan(string folded) => folded.AsSpan(0, Math.Min(folded.Length, Beginning)).ContainsAnyInRange('\u4E00', '\u9FFF');

    /// <summary>The day only says when it was announced, reported or published: 11月16日消息, 16日晚公告, said on Tuesday.</summary>
    private static bool IsOfReport(string folded, int at, int length) =>
        Reported().IsMatch(folded[(at + length)..Math.Min(folded.Length, at + length + Behind)]) || Said().IsMatch(folded[Math.Max(0, at - Before)..at]);

    private static int NumberOf(Match weekday) => Weekday.IndexOf(weekday.Groups["han"].Value is { Length: > 0 } han ? han[0] == '天' ? '日' : han[0] : weekday.Value switch
    {
        "monday" => '一',
        "tuesday" => '二',
        "wednesday" => '三',
        "thursday" => '四',
        "friday" => '五',
        "saturday" => '六',
        _ => '日',
    }, StringComparison.Ordinal) + 1;

    private static int DaysAhead(string relative) => relative[0] switch { '昨' or 'y' or 'l' => -1, '明' => 1, _ => relative == "tomorrow" ? 1 : 0 };

    private static DateTime Day(DateTimeOffset at) => at.ToOffset(Zone).Date;

    // Of the year that brings it nearest.
    private static DateTime? Dated(string key, DateTime today) =>
        DateTime.TryParseExact(string.Create(CultureInfo.InvariantCulture, $"{today.AddMonths(-6).Year}-{key}"), "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? today - day > TimeSpan.FromDays(DaysOfHalfYear) ? day.AddYears(1) : day
            : null;

    private static string Key(DateTime day) => string.Create(CultureInfo.InvariantCulture, $"{day.Month}-{day.Day}");

    private static bool IsSpan(string folded, Match match)
    {
        var before = folded.AsSpan(0, match.Index).TrimEnd(' ');
        var behind = folded.AsSpan(match.Index + match.Length).TrimStart(' ');
        return (!before.IsEmpty && BeforeSpan.Contains(before[^1], StringComparison.Ordinal)) || (!behind.IsEmpty && BehindSpan.Contains(behind[0], StringComparison.Ordinal));
    }

    private static DateTime? Nearest(DateTime published, int day)
    {
        DateTime? nearest = null;
        for (var months = -1; months <= 1; months++)
        {
            var first = new DateTime(published.Year, published.Month, 1, 0, 0, 0, DateTimeKind.Unspecified).AddMonths(months);
            if (day <= DateTime.DaysInMonth(first.Year, first.Month) && first.AddDays(day - 1) is var candidate
                && (nearest is not { } known || (candidate - published).Duration() < (known - published).Duration()))
            {
                nearest = candidate;
            }
        }

        return nearest;
    }

    [GeneratedRegex(@"(?:(?<month>[0-9]{1,2})\s?月\s?|(?<![\d月.]\s?))(?<day>[0-9]{1,2})\s?日(?!元|均|内|前|后)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Written();

    [GeneratedRegex(@"(?<!\d)20[0-9]{2}[-/.](?<month>[0-9]{1,2})[-/.](?<day>[0-9]{1,2})(?!\d)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Numeric();

    [GeneratedRegex(
        @"(?<![a-z])(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?\s(?<day>[0-9]{1,2})(?:st|nd|rd|th)?(?![\d:]|,\d{3}(?!\d))"
        + @"|(?<!\d)(?<day>[0-9]{1,2})(?:st|nd|rd|th)?\s(?<month>january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)(?![a-z])",
        RegexOptions.None,
        PatternLimit.Milliseconds)]
    private static partial Regex English();

    [GeneratedRegex(@"[今昨明][天日晨早晚夜]|今\s?\([0-9]{1,2}\)\s?日|(?<![a-z])(?:today|yesterday|tomorrow|tonight|last night|this (?:morning|afternoon|evening))(?![a-z])", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Relative();

    [GeneratedRegex(@"^(?:电|讯|[^。;!?\n]{0,14}?(?:消息|获悉|公告|报道|披露|通报|透露|公布|挂网))", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Reported();

    [GeneratedRegex(@"(?<![a-z])(?:said|says|announced|reported|disclosed|confirmed|told [a-z]{2,12})(?: late| early)?(?: on)? $", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Said();

    [GeneratedRegex(@"(?<![a-z])(?:mon|tues|wednes|thurs|fri|satur|sun)day(?![a-z])|(?<!每|一|两)(?:周|星期|礼拜)(?<han>[一二三四五六日天])(?!天|次|日|个|年|刊|报)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex WeekdayName();
}

/// <param name="Key">Month and day, as "11-27".</param>
/// <param name="IsBare">The text has no month to it.</param>
/// <param name="At">Where it stands.</param>
/// <param name="Length">Of how many characters.</param>
internal readonly record struct NamedDay(string Key, bool IsBare, int At, int Length)
{
    /// <summary>One of the days is this one: where no month is named, in any month, so that a text told again a month later names the same.</summary>
    public bool IsAmong(IReadOnlySet<string> days)
    {
        var day = Key[Key.IndexOf('-', StringComparison.Ordinal)..];
        return days.Contains(Key) || (IsBare && days.Any(other => other.EndsWith(day, StringComparison.Ordinal)));
    }
}

/// <param name="Key">Month and day, as "11-27".</param>
/// <param name="IsOfReport">It only says when it was told.</param>
internal readonly record struct ToldDay(string Key, bool IsOfReport);
