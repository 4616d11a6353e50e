using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Subscribers.Schedule;

/// <summary>Reads days of the week the way people type them: <c>mon-fri</c>, <c>weekends</c>, <c>周一到周五</c>, <c>周二、周四</c>. Pure.</summary>
internal static class DayParser
{
    private static readonly (string Word, DigestDays Days)[] Groups =
    [
        ("every day", DigestDays.Every), ("everyday", DigestDays.Every), ("daily", DigestDays.Every), ("all", DigestDays.Every),
        ("每天", DigestDays.Every), ("天天", DigestDays.Every), ("每日", DigestDays.Every),
        ("weekdays", DigestDays.Weekdays), ("weekday", DigestDays.Weekdays), ("workdays", DigestDays.Weekdays), ("工作日", DigestDays.Weekdays), ("平日", DigestDays.Weekdays),
        ("weekends", DigestDays.Weekends), ("weekend", DigestDays.Weekends), ("周末", DigestDays.Weekends), ("双休日", DigestDays.Weekends),
    ];

    /// <summary>A pattern for English days; <see cref="NumberOf(string)"/> reads what it finds.</summary>
    public const string EnglishDay = "(?:mon(?:days?)?|tue(?:s(?:days?)?)?|wed(?:nesdays?)?|thu(?:rs?(?:days?)?)?|fri(?:days?)?|sat(?:urdays?)?|sun(?:days?)?)(?![a-z])";

    /// <summary>A pattern for Chinese days with the word for week, which is left out after the first: 周一三五.</summary>
    public const string ChineseDay = "(?:周|星期|礼拜)[一二三四五六日天1-7]";

    private static readonly string[] English = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>From Monday, as English shortens them.</summary>
    public static IReadOnlyList<string> ShortNames => English;

    /// <summary>False where any word is no day.</summary>
    public static bool TryRead(string text, out DigestDays days)
    {
        days = DigestDays.None;
        var rest = TextFolding.Fold(text);
        foreach (var (word, group) in Groups)
        {
            if (rest.Contains(word, StringComparison.Ordinal))
            {
                days |= group;
                rest = rest.Replace(word, " ", StringComparison.Ordinal);
            }
        }

        foreach (Match range in Range.Matches(rest))
        {
            days |= Between(NumberOf(range.Groups["from"].Value), range.Groups["to"] is { Success: true } to ? NumberOf(to.Value) : null);
        }

        rest = Filler.Replace(Range.Replace(rest, " "), " ");
        return days != DigestDays.None && string.IsNullOrWhiteSpace(rest);
    }

    private static DigestDays Between(int from, int? to)
    {
        var days = DigestDay.Of(from);
        // "fri-mon" goes over the weekend.
        for (var day = from; to is not null && day != to; day = (day + 1) % 7)
        {
            days |= DigestDay.Of((day + 1) % 7);
        }

        return days;
    }

    /// <summary>From 0, Monday, to 6; -1 where it is no day.</summary>
    /// <param name="day">Folded: mon, thursday, 周一, 日.</param>
    public static int NumberOf(string day) => day[^1] switch
    {
        '一' or '1' => 0,
        '二' or '2' => 1,
        '三' or '3' => 2,
        '四' or '4' => 3,
        '五' or '5' => 4,
        '六' or '6' => 5,
        '日' or '天' or '7' => 6,
        _ => Array.FindIndex(English, name => day.StartsWith(name, StringComparison.Ordinal)),
    };

    /// <summary>From 0, Monday, to 6.</summary>
    public static int NumberOf(DayOfWeek day) => ((int)day + 6) % 7;

    private const string Day = $"{EnglishDay}|每?{ChineseDay}";

    // "周一三五" and "周一到五" leave the word for week out after the first.
    private static readonly Regex Range = RarePattern.Of($@"(?<from>{Day})(?:\s*(?:-|–|—|~|到|至|to)\s*(?<to>{Day}|[一二三四五六日天]))?|(?<=[周期拜一二三四五六日天、,和]\s*)(?<from>[一二三四五六日天])(?![\p{{L}}-[一二三四五六日天和到至]])");

    private static readonly Regex Filler = RarePattern.Of(@"\b(?:on|and|at|every|each)\b|[,、和及的送:;/+&]|每");
}
