using System.Globalization;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Digests.Composing;

/// <summary>Takes the day away from the beginning of a summary where the line below says it. Pure.</summary>
internal static partial class DatedSummary
{
    /// <summary>The summary without its first words where those are no more than the day; else as it is.</summary>
    public static string WithoutDay(string summary, DateOnly day)
    {
        var match = ChineseDay().Match(summary) is { Success: true } chinese ? chinese : EnglishDay().Match(summary);
        if (!match.Success || !IsDay(match, day) || match.Length == summary.Length)
        {
            return summary;
        }

        var rest = summary[match.Length..];
        return char.ToUpperInvariant(rest[0]) + rest[1..];
    }

    private static bool IsDay(Match match, DateOnly day)
    {
        var month = match.Groups["month"].Value;
        var number = int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var written) ? written : Array.IndexOf(CultureInfo.InvariantCulture.DateTimeFormat.MonthNames, month) + 1;
        return number == day.Month && int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture) == day.Day
            && (!match.Groups["year"].Success || match.Groups["year"].Value == day.Year.ToString(CultureInfo.InvariantCulture));
    }

    // A span of days, or a day that something is or belongs to, is part of what is said.
    [GeneratedRegex(@"^(?:(?<year>[0-9]{4})\s?年\s?)?(?<month>[0-9]{1,2})\s?月\s?(?<day>[0-9]{1,2})\s?日(?:(?:凌晨|清晨|早上|早晨|上午|中午|午后|下午|傍晚|晚上|晚间|夜间|夜裡|夜里|晚間|午後)?[，,、]\s?|(?:电|讯|電|訊|消息)[，,：:]\s?)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex ChineseDay();

    [GeneratedRegex(@"^On (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?<day>[0-9]{1,2}) (?<month>[A-Z][a-z]{2,8})(?: (?<year>[0-9]{4}))?, ", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex EnglishDay();
}
