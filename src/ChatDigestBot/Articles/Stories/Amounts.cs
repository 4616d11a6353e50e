using System.Globalization;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Stories;

/// <summary>What is counted, and how many there are, single digits too: 8 例, 3 比, 27 日, four dead. Pure.</summary>
internal sealed partial class Amounts
{
    private static readonly string[] Words = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private readonly Dictionary<string, HashSet<decimal>> _byUnit = new(StringComparer.Ordinal);

    /// <summary>Those of a folded text that are no part of a name and not said to be about so many.</summary>
    public static Amounts In(string folded)
    {
        var amounts = new Amounts();
        foreach (Match match in Amount().Matches(folded))
        {
            var written = match.Groups["number"].Value.Replace(",", "", StringComparison.Ordinal);
            var number = Array.IndexOf(Words, written) is >= 0 and var word ? word + 2 : decimal.Parse(written, CultureInfo.InvariantCulture);
            var unit = match.Groups["unit"].Value is "percent" ? "%" : match.Groups["unit"].Value;
            if (!amounts._byUnit.TryGetValue(unit, out var known))
            {
                amounts._byUnit.Add(unit, known = []);
            }

            known.Add(number * match.Groups["times"].Value switch { "万" => 10_000m, "亿" => 100_000_000m, "million" => 1_000_000m, "billion" => 1_000_000_000m, _ => 1m });
        }

        return amounts;
    }

    /// <summary>Both count the same thing otherwise, and neither text knows of the other's number.</summary>
    public static bool Differ(Amounts mine, Amounts theirs, StoryFacts one, StoryFacts other)
    {
        foreach (var (unit, here) in mine._byUnit)
        {
            if (theirs._byUnit.TryGetValue(unit, out var there) && !here.Overlaps(there)
                && !other.TextAmounts.Knows(unit, here) && !one.TextAmounts.Knows(unit, there)
                && one.TextAmounts.IsAnswered(unit, here) && other.TextAmounts.IsAnswered(unit, there))
            {
                return true;
            }
        }

        return false;
    }

    private bool Knows(string unit, HashSet<decimal> numbers) => _byUnit.TryGetValue(unit, out var known) && known.Overlaps(numbers);

    // Where a text counts the same and never so many, its title rounds.
    private bool IsAnswered(string unit, HashSet<decimal> numbers) => !_byUnit.TryGetValue(unit, out var known) || known.Overlaps(numbers);

    [GeneratedRegex(
        @"(?<![\da-z.,\-第近约超逾])(?<number>(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,12})(?:\.[0-9]{1,4})?|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?=\s))\s?(?<times>[万亿]|million\b|billion\b)?(?![多余来几])\s?(?<unit>[\u4E00-\u9FFF%]|[a-z]{1,24})",
        RegexOptions.None,
        PatternLimit.Milliseconds)]
    private static partial Regex Amount();
}
