using System.Globalization;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Stories;

/// <summary>The numbers of a text, and which of them it says to be about so many: 两千多, nearly 11,000. One who tells of 2,860 and one who tells of 2,800 odd tell of the same. Pure.</summary>
internal sealed partial class RoughNumbers
{
    private const decimal Least = 10;
    private const decimal Within = 1.2m;

    private static readonly string[] Words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    private readonly List<(decimal Value, Bound Bound)> _rough = [];
    private readonly HashSet<decimal> _exact = [];

    private enum Bound
    {
        Near,
        Below,
        Above,
    }

    /// <param name="folded">With its Chinese numerals in digits.</param>
    public static RoughNumbers In(string folded)
    {
        var numbers = new RoughNumbers();
        foreach (Match match in Number().Matches(CalendarDays.Hide(folded)))
        {
            var written = match.Groups["number"].Value.Replace(",", "", StringComparison.Ordinal);
            var value = (Array.IndexOf(Words, written) is >= 0 and var word ? word + 1 : decimal.Parse(written, CultureInfo.InvariantCulture)) * match.Groups["times"].Value switch
            {
                "千" or "thousand" => 1_000m,
                "万" => 10_000m,
                "million" => 1_000_000m,
                "亿" => 100_000_000m,
                "billion" => 1_000_000_000m,
                _ => 1m,
            };
            if (value < Least || IsYear(written, value))
            {
                continue;
            }

            var (before, behind) = (match.Groups["before"].Value, match.Groups["behind"].Value);
            if (before.Length + behind.Length == 0)
            {
                numbers._exact.Add(value);
            }
            else
            {
                numbers._rough.Add((value, behind is "多" or "余" or "几" || before is "超" or "超过" or "逾" or "more than" or "over" or "just over" ? Bound.Above
                    : before is "近" or "接近" or "将近" or "不到" or "不足" or "nearly" or "almost" or "just under" or "close to" or "less than" ? Bound.Below : Bound.Near));
            }
        }

        return numbers;
    }

    /// <summary>How many numbers one says to be about so many that the other gives exactly.</summary>
    public int Answered(RoughNumbers other) => AnsweredBy(other) + other.AnsweredBy(this);

    private int AnsweredBy(RoughNumbers other) => _rough.Distinct().Count(rough => other._exact.Any(exact => exact != rough.Value
        && (rough.Bound == Bound.Above || exact < rough.Value || rough.Bound == Bound.Near) && (rough.Bound == Bound.Below || exact > rough.Value || rough.Bound == Bound.Near)
        && exact <= rough.Value * Within && exact * Within >= rough.Value));

    private static bool IsYear(string written, decimal value) => written.Length == 4 && value is >= 1900 and < 2100;

    [GeneratedRegex(
        @"(?<before>超过|接近|将近|大约|不到|不足|[近约超逾]|more than|just over|over|nearly|almost|just under|close to|less than|about|around|roughly|some)?[ $€£]{0,2}(?<![\d.,a-z\-])"
        + @"(?<number>[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,12}(?:\.[0-9]{1,4})?|(?:one|two|three|four|five|six|seven|eight|nine|ten)(?= (?:thousand|million|billion)))\s?(?<times>[千万亿]|thousand\b|million\b|billion\b)?\s?(?<behind>[多余几]|左右|上下)?",
        RegexOptions.None,
        PatternLimit.Milliseconds)]
    private static partial Regex Number();
}
