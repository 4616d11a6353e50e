using System.Globalization;
using System.Text.RegularExpressions;
using ChatDigestBot.Articles.Stories;
using ChatDigestBot.Shared;

namespace ChatDigestBot.ModelSummaries.Checking;

/// <summary>The numbers that a text gives, as values: 2.8亿 is 28000万, 12,480 is 12480, "17 percent" is 17%. Pure.</summary>
internal static partial class TextNumbers
{
    private static readonly string[] Words = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    public static HashSet<string> Of(string text)
    {
        var written = TextFolding.Fold(ChineseNumerals.Write(text));
        written = Counted().Replace(written, match => ((ReadOnlySpan<char>)"〇一二三四五六七八九").IndexOf(match.Value[0] == '两' ? '二' : match.Value[0]).ToString(CultureInfo.InvariantCulture));
        written = Spelt().Replace(written, match => (Array.IndexOf(Words, match.Value) + 2).ToString(CultureInfo.InvariantCulture));
        return [.. Number().Matches(written).Select(Value)];
    }

    private static string Value(Match match)
    {
        var digits = match.Groups["digits"].Value.Replace(",", "", StringComparison.Ordinal);
        var multiplier = match.Groups["unit"].Value switch
        {
            "千" or "thousand" => 1_000m,
            "万" => 10_000m,
            "百万" or "million" => 1_000_000m,
            "亿" => 100_000_000m,
            "billion" => 1_000_000_000m,
            "万亿" or "trillion" => 1_000_000_000_000m,
            _ => 1m,
        };
        // Of versions such as 1.8.10, and of numbers beyond all sense, the digits count.
        var value = digits.Length <= 15 && decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? (number * multiplier).ToString("0.##########", CultureInfo.InvariantCulture)
            : digits + match.Groups["unit"].Value;
        return match.Groups["percent"].Success ? value + "%" : value;
    }

    [GeneratedRegex(@"(?<digits>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)*)\s?(?<unit>万亿|百万|[千万亿]|(?:thousand|million|billion|trillion)\b)?\s?(?<percent>%|percent\b|per cent\b)?", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Number();

    // 三家 but not 三 in a name.
    [GeneratedRegex(@"(?<![0-9〇一二三四五六七八九十百千万亿点第])[两二三四五六七八九](?=[家名个人位款项台辆座次年天倍岁条支部场轮期届批种类国省市区县周季层大])", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Counted();

    [GeneratedRegex(@"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Spelt();
}
