using System.Globalization;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Stories;

/// <summary>What a title tells apart by a number alone: version 3 and 4, phase 1 and 2, the third quarter and the second, line 5 and line 6. Pure.</summary>
/// <remarks>
/// A number counts by what it numbers: the word before it (<c>rtx 4090</c>, <c>数据库 3</c>) or behind it (<c>第三批</c>, <c>二期</c>). Amounts are
/// none: two reports of one event may round them, or tell other ones.
/// </remarks>
internal sealed partial class NumberedNames
{
    private const string Digits = "零一二三四五六七八九";

    // Before an amount, or between two things counted.
    private const string NotNames = "至到达为超约破近逾比仅减增涨跌降升余共第有满售价前后每各";

    private readonly Dictionary<string, List<(string Number, string Words)>> _byName = new(StringComparer.Ordinal);

    public static NumberedNames In(string foldedTitle)
    {
        var names = new NumberedNames();
        foreach (Match match in Numbered().Matches(foldedTitle))
        {
            names.Add(match.Groups["unit"].Value switch { "q" => "季度", "月份" => "月", var unit => unit }, match.Groups["number"].Value, match.Value);
        }

        foreach (Match match in LatinName().Matches(foldedTitle))
        {
            var name = match.Groups["name"].Value;
            if (!SubjectRule.IsReporting(name))
            {
                names.Add(name == "q" ? "季度" : name, match.Groups["number"].Value, match.Value);
            }
        }

        foreach (Match match in HanName().Matches(foldedTitle))
        {
            if (!NotNames.Contains(match.Groups["name"].Value[^1], StringComparison.Ordinal))
            {
                names.Add(match.Groups["name"].Value, match.Groups["number"].Value, match.Value);
            }
        }

        return names;
    }

    /// <summary>The titles number the same thing differently, and not both texts know of both.</summary>
    public static bool Differ(StoryFacts one, StoryFacts other) =>
        one.Numbered._byName.Any(mine => other.Numbered._byName.TryGetValue(mine.Key, out var theirs)
            && !mine.Value.Exists(here => theirs.Exists(there => IsOne(here.Number, there.Number)))
            && !(mine.Value.Exists(here => other.SaysInText(here.Words)) && theirs.Exists(there => one.SaysInText(there.Words))));

    // 4 is also 4.0 and 4.1 to somebody who says less.
    private static bool IsOne(string here, string there) =>
        here == there || here.StartsWith(there + ".", StringComparison.Ordinal) || there.StartsWith(here + ".", StringComparison.Ordinal);

    private void Add(string name, string numbers, string words)
    {
        foreach (var number in Parts().Split(numbers).Where(number => number.Length > 0 && !IsYear(number)))
        {
            if (!_byName.TryGetValue(name, out var known))
            {
                _byName.Add(name, known = []);
            }

            known.Add((InDigits(number), words));
        }
    }

    private static bool IsYear(string number) => number.Length == 4 && number[0] is '1' or '2' && number[1] is '9' or '0';

    private static string InDigits(string number)
    {
        if (!TextFolding.IsHan(number[0]))
        {
            return number;
        }

        var ten = number.IndexOf('十', StringComparison.Ordinal);
        var (tens, ones) = ten < 0 ? ("", number) : (number[..ten], number[(ten + 1)..]);
        var value = (ten < 0 ? 0 : tens.Length == 0 ? 10 : 10 * Digits.IndexOf(tens[0], StringComparison.Ordinal)) + (ones.Length == 0 ? 0 : Digits.IndexOf(ones[0], StringComparison.Ordinal));
        return value.ToString(CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(
        @"(?:第\s?(?<number>[0-9]+|[一二三四五六七八九十]{1,3})\s?(?<unit>期|批|季度|季|集|章|轮|届|代|次|周|部|卷|回|天|版))"
        + @"|(?<![第一二三四五六七八九十\d.,-])(?<number>[0-9]{1,3}|[一二三四五六七八九十]{1,3})\s?(?<unit>期(?!间|限|待|货|望|权)|号线|号机组|季度)"
        + @"|(?<![\d.-])(?<number>[0-9]{1,2}(?:-[0-9]{1,2})?)\s?(?<unit>月份?)(?!\s?\d|起|底|初|中|内|前|后|末|上旬|下旬)",
        RegexOptions.None,
        PatternLimit.Milliseconds)]
    private static partial Regex Numbered();

    [GeneratedRegex(
        @"(?<![a-z0-9])(?<name>[a-z]{1,24})[ \-]?(?<number>[0-9]{1,4}(?:\.[0-9]{1,4})*(?:\s?[/&、]\s?[0-9]{1,4}(?:\.[0-9]{1,4})*)*)(?![\d,.]*\d|\s?[%万亿千百个家年日号元台辆款名座人项枚只条件位起次分秒时天倍]|\s(?:million|billion|percent|per|people|years?|months?|days?|hours?|new)\b)",
        RegexOptions.None,
        PatternLimit.Milliseconds)]
    private static partial Regex LatinName();

    [GeneratedRegex(
        @"(?<name>[\p{IsCJKUnifiedIdeographs}]{2})\s?(?<number>[0-9]{1,2}(?:\.[0-9]{1,3})*)(?![\d,.]*\d|\s?[%万亿千百个家年月日号点元台辆款名座人项枚只条件位起次分秒时天倍米公比度种所岁层期批季集章轮届代周部卷回版余多至到、\-\/])",
        RegexOptions.None,
        PatternLimit.Milliseconds)]
    private static partial Regex HanName();

    [GeneratedRegex(@"\s?[/&、\-]\s?", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Parts();
}
