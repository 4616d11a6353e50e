using System.Globalization;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Reading.Dates;

/// <summary>Finds the name of a zone in a date as the tz database spells it: Europe/Berlin. Pure but for that database, which is the system's.</summary>
internal static partial class DateZone
{
    /// <summary>Takes the name out of the text; null where there is none, or none that is known.</summary>
    public static TimeZoneInfo? Take(ref string text)
    {
        if (!text.Contains('/', StringComparison.Ordinal) || Name().Match(text) is not { Success: true } match
            || !(TimeZoneInfo.TryFindSystemTimeZoneById(match.Value, out var zone) || TimeZoneInfo.TryFindSystemTimeZoneById(Capitalised(match.Value), out zone)))
        {
            return null;
        }

        text = text.Remove(match.Index, match.Length);
        return zone;
    }

    private static string Capitalised(string name) => Letters().Replace(name, static word => word.Value.Length == 3 && word.Value.ToUpperInvariant() is "GMT" or "UTC"
        ? word.Value.ToUpperInvariant()
        : char.ToUpper(word.Value[0], CultureInfo.InvariantCulture) + word.Value[1..].ToLowerInvariant());

    [GeneratedRegex(@"(?<![A-Za-z/])(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc)/[A-Za-z]+(?:[_/-][A-Za-z]+)*(?:[+-][0-9]{1,2})?(?![A-Za-z0-9/])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimit.Milliseconds)]
    private static partial Regex Name();

    [GeneratedRegex(@"[A-Za-z]+", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Letters();
}
