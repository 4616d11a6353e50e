using System.Globalization;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Subscribers.Schedule;

/// <summary>Reads times of day the way people type them: <c>8:30</c>, <c>8.30pm</c>, <c>20h</c>, <c>8点半</c>, <c>晚上 8 点</c>. Pure.</summary>
internal static partial class HourWords
{
    /// <param name="rest">The words that are not the time, such as days.</param>
    public static bool TryTake(string text, out TimeOnly time, out string rest)
    {
        var folded = WrittenNumber().Replace(TextFolding.Fold(text), match => ChineseNumber.Read(match.Value).ToString(CultureInfo.InvariantCulture));
        var match = Pattern().Match(folded);
        time = default;
        rest = folded;
        if (!match.Success || !TryRead(match, out time))
        {
            return false;
        }

        rest = (folded[..match.Index] + " " + folded[(match.Index + match.Length)..]).Trim();
        return true;
    }

    private static bool TryRead(Match match, out TimeOnly time)
    {
        time = default;
        var hour = int.Parse(match.Groups["hour"].Value, CultureInfo.InvariantCulture);
        var minute = match.Groups["half"].Success ? 30
            : match.Groups["quarters"] is { Success: true } quarters ? 15 * int.Parse(quarters.Value, CultureInfo.InvariantCulture)
            : match.Groups["minute"] is { Success: true } minutes ? int.Parse(minutes.Value, CultureInfo.InvariantCulture)
            : 0;
        var part = match.Groups["part"].Value + match.Groups["suffix"].Value.Replace(".", "", StringComparison.Ordinal);
        if (part is "pm" or "下午" or "晚上" or "傍晚" or "晚" && hour is >= 1 and < 12)
        {
            hour += 12;
        }
        else if ((part is "am" or "凌晨" or "半夜" or "晚上" or "夜里" && hour == 12) || hour == 24)
        {
            hour = 0;
        }
        else if ((part is "夜里" or "半夜" && hour is >= 9 and < 12) || (part is "中午" && hour is 1 or 2))
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

    // "八点", "十二点", "三十分": a number counts only beside a word of time, so that 周一 stays a day.
    [GeneratedRegex("[零〇一二两三四五六七八九十]{1,3}(?=[点时分刻])|(?<=[点时])[零〇一二三四五六七八九十]{1,3}", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex WrittenNumber();

    [GeneratedRegex(
        @"(?<part>早上|早晨|上午|中午|下午|傍晚|晚上|凌晨|半夜|夜里|早|晚)?\s*(?<![\d:周期拜到至~-])(?:(?<hour>\d{1,2}?)(?<minute>\d{2})|(?<hour>\d{1,2})(?:\s*[:.h点时]\s*(?:(?<half>半)|(?<quarters>[13])刻|(?<minute>\d{2}|\d(?=分))分?|钟|整)?)?)(?!\d)\s*(?<suffix>[ap]\.?m\.?(?![a-z]))?", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Pattern();
}
