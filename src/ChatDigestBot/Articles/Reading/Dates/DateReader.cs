using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Reading.Dates;

/// <summary>Reads a date in any spelling that feeds, site generators and people use. Pure.</summary>
/// <remarks>
/// Takes the time of day out first, then the zone behind it, then the day out of what is left; a weekday is never believed. A date
/// without a zone is Chinese time unless somebody knows better, as the crawlers of the real posts write it. China has been eight hours ahead
/// without a break since 1992.
/// Of <c>11/20/2026</c> the month comes first, of <c>20.11.2026</c> and <c>20-11-2026</c> the day, and a number above twelve is never a month.
/// </remarks>
internal static partial class DateReader
{
    public static readonly TimeSpan ChineseOffset = TimeSpan.FromHours(8);

    private const int MaxLength = 100;
    private const int MaxOffsetHours = 14;

    private static readonly SearchValues<char> ChineseFigures = SearchValues.Create("〇零一二三四五六七八九十");

    // What nearly all posts write, in a tenth of the time.
    private static readonly string[] UsualWithZone = ["ddd, dd MMM yyyy HH:mm:ss 'GMT'", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.fffK"];
    private static readonly string[] Usual = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd"];

    /// <summary>Null where it is no date.</summary>
    public static DateTimeOffset? Read(string text) => Read(text, ChineseOffset);

    /// <param name="unzoned">What a date without a zone means.</param>
    public static DateTimeOffset? Read(string text, TimeSpan unzoned)
    {
        if (DateTime.TryParseExact(text, Usual, CultureInfo.InvariantCulture, DateTimeStyles.None, out var usual))
        {
            return Instant(usual, unzoned);
        }

        if (DateTime.TryParseExact(text, UsualWithZone[1..], CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var zoned) && zoned.Kind == DateTimeKind.Utc
            || DateTime.TryParseExact(text, UsualWithZone[0], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out zoned))
        {
            return new DateTimeOffset(zoned, TimeSpan.Zero);
        }

        text = Aside().Replace(text.Length > MaxLength ? text[..MaxLength] : text, "");
        var zone = DateZone.Take(ref text);
        var rest = TextFolding.Fold(text).Trim(' ', '"', '\'', '“', '”', '[', ']', '@');
        return OfNumber(rest, unzoned) ?? OfWords(rest, zone, unzoned);
    }

    /// <summary>Seconds, milliseconds or less since 1970, and dates written in digits only.</summary>
    private static DateTimeOffset? OfNumber(string text, TimeSpan unzoned)
    {
        if (Serialised().Match(text) is { Success: true } serialised)
        {
            return Epoch(long.Parse(serialised.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
        }

        var digits = Fraction().Replace(text, "");
        if (digits.Length is < 9 or > 19 || digits.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return null;
        }

        return digits.Length switch
        {
            9 or 10 => Epoch(long.Parse(digits, CultureInfo.InvariantCulture) * 1_000),
            12 or 14 when DateTime.TryParseExact(digits, digits.Length == 12 ? "yyyyMMddHHmm" : "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) => Instant(local, unzoned),
            13 => Epoch(long.Parse(digits, CultureInfo.InvariantCulture)),
            16 => Epoch(long.Parse(digits, CultureInfo.InvariantCulture) / 1_000),
            19 when long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var nanoseconds) => Epoch(nanoseconds / 1_000_000),
            _ => null,
        };
    }

    private static DateTimeOffset? Epoch(long milliseconds) =>
        milliseconds is > -2_000_000_000_000 and < 250_000_000_000_000 ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;

    private static DateTimeOffset? OfWords(string text, TimeZoneInfo? named, TimeSpan unzoned)
    {
        text = Dash().Replace(Era().Replace(text, static match => YearOfEra(match)), "-");
        var rest = Clock().Replace(InFigures(Compact().Replace(text, "$1-$2-$3 $4:$5:$6 ")), "");
        var time = TimeSpan.Zero;
        TimeSpan? offset = ChineseZone().IsMatch(rest) ? ChineseOffset : null;
        if (Time().Match(rest) is { Success: true } match)
        {
            if (TimeOf(match) is not { } read)
            {
                return null;
            }

            time = read;
            var behind = rest[(match.Index + match.Length)..];
            offset = TakeZone(ref behind) ?? offset;
            rest = $"{rest[..match.Index]} {behind}";
        }

        if (DayReader.Take(ref rest) is not { } day)
        {
            return null;
        }

        offset ??= ZoneAtEnd().Match(rest) is { Success: true } late ? OffsetOf(late) : null;
        rest = ZoneAtEnd().Replace(rest, "");
        // What is left may be words, but a number means that something else was meant.
        if (rest.AsSpan().ContainsAnyInRange('0', '9'))
        {
            return null;
        }

        if (time >= DateTime.MaxValue - day)
        {
            return null;
        }

        var local = day + time;
        return Instant(local, offset ?? named?.GetUtcOffset(local) ?? unzoned);
    }

    // Null in the first year, which is the sign for none, and behind the last.
    private static DateTimeOffset? Instant(DateTime local, TimeSpan zone) =>
        local.Year > 1 && zone >= local - DateTime.MaxValue ? new DateTimeOffset(local, zone) : null;

    private static TimeSpan? TimeOf(Match match)
    {
        var hour = Number(match, "h");
        var minute = match.Groups["half"].Success ? 30 : Number(match, "m");
        var second = Math.Min(Number(match, "s"), 59); // a leap second
        var half = match.Groups["before"].Success ? match.Groups["before"].Value : match.Groups["after"].Value;
        if (hour > 24 || minute > 59 || Number(match, "s") > 60 || (hour == 24 && minute + second > 0))
        {
            return null;
        }

        if (Afternoon().IsMatch(half))
        {
            hour += hour < 12 ? 12 : hour == 12 && Evening().IsMatch(half) ? 12 : 0;
        }
        else if (half.StartsWith("中午", StringComparison.Ordinal))
        {
            hour += hour < 3 ? 12 : 0;
        }
        else if (half.Length > 0 && hour == 12)
        {
            hour = 0;
        }

        var fraction = match.Groups["f"].Value is { Length: > 0 } digits ? double.Parse("0." + digits, CultureInfo.InvariantCulture) : 0;
        return new TimeSpan(hour, minute, second) + TimeSpan.FromTicks((long)(fraction * TimeSpan.TicksPerSecond));
    }

    private static TimeSpan? TakeZone(ref string behind)
    {
        if (ZoneOffset().Match(behind) is { Success: true } match && OffsetOf(match) is { } offset)
        {
            behind = behind[match.Length..];
            return offset;
        }

        if (ZoneName().Match(behind) is { Success: true } named && (ChineseMachine().IsMatch(behind) ? ChineseOffset : DateWords.Zone(named.Groups[1].Value)) is { } known)
        {
            behind = behind[named.Length..];
            return known;
        }

        return null;
    }

    private static TimeSpan? OffsetOf(Match match)
    {
        var (hours, minutes) = (Number(match, "zh"), Number(match, "zm"));
        if (hours > MaxOffsetHours || minutes > 59)
        {
            return null;
        }

        var offset = new TimeSpan(hours, minutes, 0);
        return match.Groups["sign"].ValueSpan is "+" ? offset : -offset;
    }

    private static int Number(Match match, string name) => match.Groups[name].Value is { Length: > 0 } digits ? int.Parse(digits, CultureInfo.InvariantCulture) : 0;

    // 二〇二六年十一月二十日
    private static string InFigures(string text) => text.AsSpan().ContainsAny(ChineseFigures)
        ? WrittenNumber().Replace(text, static match => (match.Length == 4 && !match.Value.Contains('十', StringComparison.Ordinal)
            ? match.Value.Aggregate(0, static (year, digit) => (year * 10) + ChineseNumber.Read(digit.ToString()))
            : ChineseNumber.Read(match.Value)).ToString(CultureInfo.InvariantCulture))
        : text;

    // 民國115年, 令和8年
    private static string YearOfEra(Match match)
    {
        var written = match.Groups["year"].Value;
        var year = written is "元" ? 1 : char.IsAsciiDigit(written[0]) ? int.Parse(written, CultureInfo.InvariantCulture) : ChineseNumber.Read(written);
        var before = match.Groups["era"].Value switch { "令和" => 2018, "平成" => 1988, "昭和" => 1925, _ => 1911 };
        return string.Create(CultureInfo.InvariantCulture, $"{before + year}年");
    }

    [GeneratedRegex(@"(?<era>民国|令和|平成|昭和)\s?(?<year>元|[0-9]{1,3}|[〇零一二三四五六七八九十]{1,3})\s?年", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Era();

    // What pages write on the same line: how long it takes to read, how often it was read, and when it was changed.
    [GeneratedRegex(@"[·•|｜,，]?\s*[0-9]+[\s-]*min(?:ute)?s?\s+read\b.*$|[·•|｜]?\s*(?:阅读|浏览|点击|訪問|瀏覽)(?:量|数|次数)?\s*[:：]?\s*[0-9][0-9,.]*\s*[kw万]?\s*次?$|\|\s*(?:last\s+)?updated\b.*$|\u200e|\u200f", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimit.Milliseconds)]
    private static partial Regex Aside();

    [GeneratedRegex(@"(?<=[0-9])[\u2010-\u2015](?=[0-9])", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Dash();

    [GeneratedRegex(@"^/?date\((-?[0-9]{9,14})(?:[+-][0-9]{4})?\)/?$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Serialised();

    [GeneratedRegex(@"(?<=^[0-9]{10})\.[0-9]{1,9}$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Fraction();

    [GeneratedRegex(@"^([0-9]{4})-?([0-9]{2})-?([0-9]{2})[t ]([0-9]{2})([0-9]{2})([0-9]{2})?(?![0-9:])", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Compact();

    // How Go's clock ends what it prints.
    [GeneratedRegex(@"\bm=[+-][0-9.]+", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Clock();

    [GeneratedRegex(@"北京时间|中国标准时间|中国时间|china standard time|asia/(?:shanghai|chongqing|hong_kong|taipei|singapore|urumqi)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex ChineseZone();

    [GeneratedRegex("""
        (?<before>上午|下午|中午|正午|凌晨|清晨|早上|早晨|傍晚|晚上|夜里|夜间|午前|午后|오전|오후|\b[ap]\.?m\.?)?\s*
        (?<![0-9:.])(?<h>[0-9]{1,2})
        (?: :\s?(?<m>[0-9]{1,2}) (?: :\s?(?<s>[0-9]{1,2}) (?:[.,](?<f>[0-9]{1,9})[0-9]*)? | [.](?<s>[0-9]{2})(?![0-9.]))?
          | [时点시]\s?(?: (?<m>[0-9]{1,2})\s?[分분]?\s?(?:(?<s>[0-9]{1,2})\s?[秒초]?)? | (?<half>半) | 整 )?
          | h(?=[0-9]{2}(?![0-9]))(?<m>[0-9]{2})
          | (?=\s?[ap]\.?m\b) )
        (?:\s?(?<after>[ap]\.?m\b\.?))?
        """, RegexOptions.IgnorePatternWhitespace, PatternLimit.Milliseconds)]
    private static partial Regex Time();

    [GeneratedRegex(@"^(下午|午后|傍晚|晚上|夜里|夜间|오후|p)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Afternoon();

    [GeneratedRegex(@"^(晚上|夜里|夜间)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Evening();

    [GeneratedRegex(@"^\s*\(?(?:gmt|utc|ut|z)?\s*(?<sign>[+\-−])\s?(?<zh>[0-9]{1,2})(?::?(?<zm>[0-9]{2}))?(?![0-9:]|\s*[/.年-])", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex ZoneOffset();

    [GeneratedRegex(@"^\s*\(?([a-z]{1,4})\b", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex ZoneName();

    // As date and Java print it, the zone before the year: on a machine in China, since America's Central time is written behind the year.
    [GeneratedRegex(@"^\s*cst\s+[0-9]{4}\b", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex ChineseMachine();

    [GeneratedRegex(@"\s(?:gmt|utc)?(?<sign>[+\-−])(?<zh>[0-9]{2}):?(?<zm>[0-9]{2})\s*$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex ZoneAtEnd();

    [GeneratedRegex(@"[〇零一二三四五六七八九十]{1,4}(?=[年月日号时点分秒])", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex WrittenNumber();
}
