using System.Globalization;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Feeds.Reading;

/// <summary>Reads the dates of feeds: those of mail and of XML, and what people make of them. Pure: the moment "now" is given.</summary>
/// <remarks>
/// A date ahead of now by less than a day is a local time that says GMT, as many feeds of China's have it: the item is of now. One further
/// ahead, before the web or unreadable is no date.
/// </remarks>
internal static partial class FeedDate
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan WidestZone = TimeSpan.FromHours(14);
    private static readonly DateTimeOffset Earliest = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    private static readonly string[] Formats =
    [
        "d MMM yyyy H:m:s", "d MMM yyyy H:m", "d MMM yyyy", "d MMMM yyyy H:m:s", "d MMMM yyyy H:m", "d MMMM yyyy", "d MMM yy H:m:s", "d MMM yy H:m",
        "MMM d yyyy H:m:s", "MMM d yyyy H:m", "MMM d yyyy", "MMMM d yyyy H:m", "MMMM d yyyy", "MMM d yyyy h:m tt", "MMM d yyyy h:m:s tt", "MMMM d yyyy h:m tt",
        "MMM d H:m:s yyyy", "yyyy-M-d H:m:s.FFFFFFF", "yyyy-M-d H:m", "yyyy-M-d", "yyyy/M/d H:m:s", "yyyy/M/d H:m", "yyyy/M/d", "yyyy.M.d H:m:s", "yyyy.M.d H:m", "yyyy.M.d",
        "yyyy年M月d日 H:m:s", "yyyy年M月d日 H:m", "yyyy年M月d日", "yyyyMMdd", "yyyyMMddHHmmss", "M/d/yyyy H:m:s", "M/d/yyyy h:m:s tt", "M/d/yyyy",
    ];

    // "CST" is Chicago in the standard of mail and Beijing in the feeds that say it in Chinese.
    private static readonly Dictionary<string, double> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["UT"] = 0,
        ["UTC"] = 0,
        ["GMT"] = 0,
        ["Z"] = 0,
        ["WET"] = 0,
        ["BST"] = 1,
        ["CET"] = 1,
        ["CEST"] = 2,
        ["EET"] = 2,
        ["EEST"] = 3,
        ["MSK"] = 3,
        ["IST"] = 5.5,
        ["HKT"] = 8,
        ["SGT"] = 8,
        ["JST"] = 9,
        ["KST"] = 9,
        ["AEST"] = 10,
        ["AEDT"] = 11,
        ["NZST"] = 12,
        ["NZDT"] = 13,
        ["EST"] = -5,
        ["EDT"] = -4,
        ["CST"] = -6,
        ["CDT"] = -5,
        ["MST"] = -7,
        ["MDT"] = -6,
        ["PST"] = -8,
        ["PDT"] = -7,
        ["AKST"] = -9,
        ["HST"] = -10,
    };

    /// <param name="isChinese">Without a zone it is Chinese time, as in posts; else UTC.</param>
    public static DateTimeOffset? Read(string? text, bool isChinese, DateTimeOffset now)
    {
        if (text is null or { Length: > 100 } || Parse(text, isChinese) is not { } date || date < Earliest || date > now + WidestZone)
        {
            return null;
        }

        return date > now + Tolerance ? now : date.ToUniversalTime();
    }

    private static DateTimeOffset? Parse(string text, bool isChinese)
    {
        var tidy = Spaces().Replace(Comment().Replace(text, " ").Replace(',', ' ').Replace('，', ' '), " ").Trim();
        tidy = Weekday().Replace(tidy, "");
        tidy = DateAndTime().Replace(tidy, "$1 $2");
        var (local, offset) = SplitZone(tidy, isChinese);
        if (!DateTime.TryParseExact(local.Replace("Sept ", "Sep ", StringComparison.OrdinalIgnoreCase), Formats, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var date)
            && !DateTime.TryParseExact(Fraction().Replace(local, ""), Formats, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out date))
        {
            return null;
        }

        var ticks = date.Ticks - offset.Ticks;
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
    }

    private static (string Local, TimeSpan Offset) SplitZone(string text, bool isChinese)
    {
        if (Offset().Match(text) is { Success: true } numeric)
        {
            var hours = int.Parse(numeric.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
            var minutes = numeric.Groups[3].Success ? int.Parse(numeric.Groups[3].ValueSpan, CultureInfo.InvariantCulture) : 0;
            var offset = new TimeSpan(hours, minutes, 0) * (numeric.Groups[1].Value is "-" or "−" ? -1 : 1);
            return (text[..numeric.Index].TrimEnd(), offset.Duration() <= WidestZone && minutes < 60 ? offset : TimeSpan.Zero);
        }

        if (ZoneName().Match(text) is { Success: true } named && Zones.TryGetValue(named.Groups[1].Value, out var zone))
        {
            var isBeijing = isChinese && named.Groups[1].Value.Equals("CST", StringComparison.OrdinalIgnoreCase);
            return (text[..named.Index].TrimEnd(), isBeijing ? China : TimeSpan.FromHours(zone));
        }

        return (text, isChinese ? China : TimeSpan.Zero);
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\([^)]*\)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^(?:\p{L}{2,9}day|Sun|Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|(?:星期|周)[一二三四五六日天])\.?\s*(?=[\d\p{L}])", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Weekday();

    [GeneratedRegex(@"(\d)[Tt](\d\d:)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex DateAndTime();

    // After a time of day only, or the days of 2026-11-04 would be an offset.
    [GeneratedRegex(@"(?<=:\d\d(?:\.\d+)?)\s*(?:GMT|UTC)?([+\-−])(\d\d?):?(\d\d)?$", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Offset();

    [GeneratedRegex(@"(?<=\d)\s*([A-Za-z]{1,4})$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex ZoneName();

    [GeneratedRegex(@"\.\d+$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Fraction();
}
