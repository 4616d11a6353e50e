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
                days.Add(new NamedDay(string.Create(CultureInfo.InvariantCulture, $"{month}-{day}"), IsBare: false));
            }
            else if (publishedAt is { Year: > 1 and < 9999 } at && Nearest(at.ToOffset(Zone).Date, day) is { } nearest)
            {
                days.Add(new NamedDay(Key(nearest), IsBare: true));
            }
        }

        return days;
    }

    /// <summary>The days that today, yesterday and tomorrow are.</summary>
    public static IEnumerable<string> Meant(string folded, DateTimeOffset? publishedAt) =>
        publishedAt is not { Year: > 1 and < 9999 } at ? [] : Relative().Matches(folded).Select(match => Key(at.ToOffset(Zone).Date.AddDays(match.Value[0] switch { '昨' or 'y' => -1, '明' => 1, _ => match.Value == "tomorrow" ? 1 : 0 })));

    /// <summary>From 1, Monday, to 7, in their order.</summary>
    public static List<int> Weekdays(string folded) =>
        [.. WeekdayName().Matches(folded).Select(match => Weekday.IndexOf(match.Groups["han"].Value is { Length: > 0 } han ? han[0] == '天' ? '日' : han[0] : match.Value switch
        {
            "monday" => '一',
            "tuesday" => '二',
            "wednesday" => '三',
            "thursday" => '四',
            "friday" => '五',
            "saturday" => '六',
            _ => '日',
        }, StringComparison.Ordinal) + 1)];

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

    [GeneratedRegex(@"[今昨明][天日晨早晚]|(?<![a-z])(?:today|yesterday|tomorrow)(?![a-z])", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Relative();

    [GeneratedRegex(@"(?<![a-z])(?:mon|tues|wednes|thurs|fri|satur|sun)day(?![a-z])|(?<!每|一|两)(?:周|星期|礼拜)(?<han>[一二三四五六日天])(?!天|次|日|个|年|刊|报)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex WeekdayName();
}

/// <param name="Key">Month and day, as "11-27".</param>
/// <param name="IsBare">The text has no month to it.</param>
internal readonly record struct NamedDay(string Key, bool IsBare)
{
    /// <summary>One of the days is this one: where no month is named, in any month, so that a text told again a month later names the same.</summary>
    public bool IsAmong(IReadOnlySet<string> days)
    {
        var day = Key[Key.IndexOf('-', StringComparison.Ordinal)..];
        return days.Contains(Key) || (IsBare && days.Any(other => other.EndsWith(day, StringComparison.Ordinal)));
    }
}
