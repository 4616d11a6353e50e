using System.Globalization;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Subscribers.Schedule;

/// <summary>Reads times of day the way people type them: <c>8:30</c>, <c>8.30pm</c>, <c>20h</c>, <c>noon</c>, <c>half past 7</c>, <c>8点半</c>, <c>晚上 8 点</c>, <c>早八</c>. Pure.</summary>
internal static partial class HourParser
{
    /// <param name="rest">The words that are not the time, such as days.</param>
    public static bool TryTake(string text, out TimeOnly time, out string rest) => TryTake(text, out time, out _, out rest);

    /// <param name="isAfterMidnight">Said of a day, it is in the night that follows it: 24:00, 晚上 12 点, midnight.</param>
    public static bool TryTake(string text, out TimeOnly time, out bool isAfterMidnight, out string rest)
    {
        var folded = WrittenNumber().Replace(InFigures(TextFolding.Fold(text)), match => ChineseNumber.Read(match.Value).ToString(CultureInfo.InvariantCulture));
        var match = Pattern().Match(folded);
        (time, isAfterMidnight) = (default, false);
        rest = folded;
        if (!match.Success || !TryRead(match, out time, out isAfterMidnight))
        {
            return false;
        }

        rest = (folded[..match.Index] + " " + folded[(match.Index + match.Length)..]).Trim();
        return true;
    }

    /// <summary>Words for times, and English phrases around a number, in the figures that are read below.</summary>
    private static string InFigures(string folded)
    {
        var text = SpeltNumber().Replace(folded, match => EnglishNumber.Read(match.Value).ToString(CultureInfo.InvariantCulture));
        text = Past().Replace(text, match => int.Parse(match.Groups["hour"].Value, CultureInfo.InvariantCulture) is var hour && match.Groups["to"].Success
            ? Clock(hour == 1 ? 12 : hour - 1, 45)
            : Clock(hour, match.Groups["half"].Success ? 30 : 15));
        text = Minutes().Replace(text, match => Clock(int.Parse(match.Groups["hour"].Value, CultureInfo.InvariantCulture), match.Groups["minute"].Value switch { "fifteen" => 15, "thirty" => 30, _ => 45 }));
        text = PartAfter().Replace(text, match => match.Groups["morning"].Success || (match.Value == "at night" && AfterMidnight().IsMatch(text[..match.Index])) ? "am" : "pm");
        text = OClock().Replace(text, "");
        return Named().Replace(text, match => match.Groups["midnight"].Success ? " 24:00 " : " 12:00 ");

        static string Clock(int hour, int minute) => string.Create(CultureInfo.InvariantCulture, $"{hour}:{minute:00}");
    }

    private static bool TryRead(Match match, out TimeOnly time, out bool isAfterMidnight)
    {
        time = default;
        var hour = int.Parse(match.Groups["hour"].Value, CultureInfo.InvariantCulture);
        var minute = match.Groups["half"].Success ? 30
            : match.Groups["quarters"] is { Success: true } quarters ? 15 * int.Parse(quarters.Value, CultureInfo.InvariantCulture)
            : match.Groups["minute"] is { Success: true } minutes ? int.Parse(minutes.Value, CultureInfo.InvariantCulture)
            : 0;
        var part = match.Groups["part"].Value;
        var isNight = part is "晚上" or "夜晚" or "晚" or "深夜" or "午夜";
        isAfterMidnight = hour == 24 || (isNight && hour is 12 or < 5);
        if (match.Groups["suffix"] is { Success: true, Value: [var half, ..] })
        {
            (hour, isAfterMidnight) = ((hour == 12 ? 0 : hour) + (half == 'p' && hour <= 12 ? 12 : 0), isAfterMidnight && half == 'a');
        }
        else if (hour == 24 || (hour == 12 && (isNight || part is "凌晨" or "半夜" or "夜里")))
        {
            hour = 0;
        }
        else if ((isNight && hour is >= 5 and < 12) || (part is "下午" or "傍晚" or "晏昼" && hour is >= 1 and < 12)
            || (part is "夜里" or "半夜" && hour is >= 9 and < 12) || (part is "中午" && hour is 1 or 2))
        {
            hour += 12;
        }

        if (hour > 23 || minute > 59)
        {
            return false;
        }

        time = new TimeOnly(hour, minute);
        return true;
    }

    [GeneratedRegex($@"\b{EnglishNumber.Pattern}\b", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex SpeltNumber();

    [GeneratedRegex(@"\b(?:(?<half>half) past|(?:a )?quarter (?:past|(?<to>to))) (?<hour>\d{1,2})\b", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Past();

    [GeneratedRegex(@"\b(?<hour>\d{1,2}) (?<minute>fifteen|thirty|forty[- ](?:five|5))\b", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Minutes();

    [GeneratedRegex(@"(?<=\d\s*(?:o['’]?clock)?\s*)(?:in the (?:(?<morning>morning)|afternoon|evening)|at night)\b", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex PartAfter();

    [GeneratedRegex(@"(?<!\d)(?:12|[1-4])\s*(?:o['’]?clock\s*)?$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex AfterMidnight();

    [GeneratedRegex(@"\s*\bo['’]?clock\b", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex OClock();

    // "中午" alone; "中午 12 点" says the hour itself.
    [GeneratedRegex(@"\b(?:noon|midday)\b|\b(?:12(?:[:.]00)? )?(?<midnight>midnight)\b|正午|(?:中午|(?<midnight>午夜|半夜))(?!\s*[\d零一二两三四五六七八九十])", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Named();

    // "八点", "十二点", "三十分", "早八": a number counts only beside a word of time, so that 周一 stays a day.
    [GeneratedRegex("[零〇一二两三四五六七八九十]{1,3}(?=[点时分刻])|(?<=[点时])[零〇一二三四五六七八九十]{1,3}|(?<=[早晚午晨朝]|早上|晚上)[一二两三四五六七八九十]{1,3}(?![一二三四五六七八九十周个天日到至])", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex WrittenNumber();

    [GeneratedRegex(
        @"(?<part>早上|早晨|清晨|朝早|上午|中午|下午|晏昼|傍晚|晚上|夜晚|深夜|午夜|凌晨|半夜|夜里|早|朝|晚)?\s*(?<![\d:周期拜到至~-])(?:(?<hour>\d{1,2}?)(?<minute>\d{2})|(?<hour>\d{1,2})(?:\s*[:.h点时]\s*(?:(?<half>半)|(?<quarters>[13])刻|(?<minute>\d{2}|\d(?=分))分?|钟|整)?)?)(?!\d)\s*(?<suffix>[ap]\.?m\.?(?![a-z]))?", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Pattern();
}
