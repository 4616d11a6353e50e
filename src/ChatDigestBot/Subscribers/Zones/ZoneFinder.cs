using System.Globalization;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Subscribers.Zones;

/// <summary>Finds a time zone by what people call it: its IANA name, a city or country in either language, or <c>UTC+8</c>.</summary>
internal static partial class ZoneFinder
{
    private static readonly Lazy<Dictionary<string, string>> Names = new(CollectNames);

    // What an offset means where the database has no zone of that name.
    private static readonly Dictionary<int, string> ByMinutes = new()
    {
        [-((3 * 60) + 30)] = "America/St_Johns",
        [8 * 60] = "Asia/Shanghai",
        [(3 * 60) + 30] = "Asia/Tehran",
        [(4 * 60) + 30] = "Asia/Kabul",
        [(5 * 60) + 30] = "Asia/Kolkata",
        [(5 * 60) + 45] = "Asia/Kathmandu",
        [(6 * 60) + 30] = "Asia/Yangon",
        [(8 * 60) + 45] = "Australia/Eucla",
        [(9 * 60) + 30] = "Australia/Darwin",
        [(10 * 60) + 30] = "Australia/Lord_Howe",
        [(12 * 60) + 45] = "Pacific/Chatham",
        [-((9 * 60) + 30)] = "Pacific/Marquesas",
    };

    private static readonly string[] Regions = ["", "Asia/", "Europe/", "America/", "Africa/", "Australia/", "Pacific/", "Atlantic/", "Indian/", "America/Argentina/", "America/Indiana/"];

    // Shorter Latin words are one or two letters away from too many others.
    private const int MinToCorrect = 5;
    private const int MaxText = 60;
    private const int MaxWords = 4;
    private const int MaxHan = 9;

    public static TimeZoneInfo? Find(string text)
    {
        if (text.Length > MaxText)
        {
            return null;
        }

        var normalised = Normalise(text);
        if ((Offset(text) ?? ZoneNames.Abbreviations.GetValueOrDefault(normalised) ?? Names.Value.GetValueOrDefault(normalised)) is { } id)
        {
            return Known(id);
        }

        if (ZoneNames.Several.ContainsKey(normalised))
        {
            return null;
        }

        // The database is asked by name, not read whole: that would take longer than a reply may.
        var name = Title(text.Trim());
        return Regions.Select(region => Known(region + name)).Prepend(Known(text.Trim())).FirstOrDefault(zone => zone is not null);
    }

    /// <summary>The zones that a name such as CST stands for, where it stands for more than one; else none.</summary>
    public static IReadOnlyList<TimeZoneInfo> Meanings(string text) =>
        ZoneNames.Several.TryGetValue(Normalise(PlainText.Beginning(text, MaxText)), out var several) ? [.. several.Select(Known).OfType<TimeZoneInfo>()] : [];

    /// <summary>Takes the name of a place out of other words, the longest there is: "8 New York mon-fri", 上海时间8点.</summary>
    /// <param name="zones">Its zone, or several to choose from.</param>
    public static bool TryTake(string text, out string place, out IReadOnlyList<TimeZoneInfo> zones, out string rest)
    {
        (place, zones, rest) = ("", [], text);
        var parts = text.Length > MaxText ? [] : Parts().Matches(text).ToList();
        for (var length = Math.Max(MaxWords, MaxHan); length > 0; length--)
        {
            for (var first = 0; first + length <= parts.Count; first++)
            {
                var (start, end) = (parts[first].Index, parts[first + length - 1].Index + parts[first + length - 1].Length);
                if (length <= (TextFolding.IsHan(text[start]) ? MaxHan : MaxWords) && ZonesOf(text[start..end]) is { Count: > 0 } found)
                {
                    (place, zones, rest) = (text[start..end], found, $"{LeadIn().Replace(text[..start], "")} {ClockWord().Replace(text[end..], "")}".Trim());
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Names of places near to what was typed, each of another zone; for what looks like an offset or an abbreviation, none that is only spelt alike.</summary>
    public static IReadOnlyList<TimeZoneInfo> Suggest(string text, int limit)
    {
        var typed = Normalise(PlainText.Beginning(text, MaxText));
        if (Meanings(text) is { Count: > 0 } several)
        {
            return several;
        }

        var isShort = typed.Length < MinToCorrect && typed.All(char.IsAscii);
        var near = LooksLikeOffset().IsMatch(TextFolding.Fold(text.Trim())) ? []
            : isShort ? Names.Value.Keys.Where(name => typed.Length > 1 && name.StartsWith(typed, StringComparison.Ordinal)).OrderBy(name => name.Length).ThenBy(name => name, StringComparer.Ordinal)
            : NearestName.Find(typed, Names.Value.Keys.Where(name => name.Length >= MinToCorrect || !name.All(char.IsAscii)), limit * 4).AsEnumerable();
        return [.. near.Select(name => Names.Value[name]).Distinct().Take(limit).Select(Known).OfType<TimeZoneInfo>()];
    }

    /// <summary>What people read: the place, and the id for those who know it.</summary>
    public static string Name(TimeZoneInfo zone, Language language) => language.IsChinese() && ZoneCities.All.FirstOrDefault(city => city.ZoneId == zone.Id) is { } known
        ? $"{Chinese(known, language)}（{zone.Id}）"
        : LocalTime.NameOf(zone).Replace('_', ' ');

    /// <summary>A short name for a button.</summary>
    public static string City(TimeZoneInfo zone, Language language) => language.IsChinese() && ZoneCities.All.FirstOrDefault(city => city.ZoneId == zone.Id) is { } known
        ? Chinese(known, language)
        : zone.Id.StartsWith("Etc/", StringComparison.Ordinal) ? Name(zone, language) : LastPart(zone.Id).Replace('_', ' ');

    private static string Chinese(ZoneCity city, Language language) => language == Language.TraditionalChinese ? ChineseScript.ToTraditional(city.Chinese[0]) : city.Chinese[0];

    private static string? Offset(string text)
    {
        var match = OffsetPattern().Match(TextFolding.Fold(text.Trim()));
        if (!match.Success)
        {
            return null;
        }

        var sign = match.Groups["sign"].Value is "-" or "−" or "西" ? -1 : 1;
        var hours = WrittenNumber.Read(match.Groups["hours"].Value);
        var minutes = match.Groups["minutes"] is { Success: true } group ? int.Parse(group.Value, CultureInfo.InvariantCulture) : match.Groups["half"].Success ? 30 : 0;
        var total = sign * ((hours * 60) + minutes);
        if (ByMinutes.TryGetValue(total, out var id))
        {
            return id;
        }

        return minutes != 0 || total is < -12 * 60 or > 14 * 60
            ? null
            : total == 0 ? "Etc/UTC" : string.Create(CultureInfo.InvariantCulture, $"Etc/GMT{(total > 0 ? '-' : '+')}{hours}");
    }

    private static Dictionary<string, string> CollectNames()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var city in ZoneCities.All)
        {
            foreach (var name in city.Chinese.Concat(city.English).Append(city.ZoneId).Append(LastPart(city.ZoneId)))
            {
                names.TryAdd(Normalise(name), city.ZoneId);
            }
        }

        return names;
    }

    // Windows has names of its own for zones; stored are only those of the database.
    private static TimeZoneInfo? Known(string id) =>
        id.Length > 2 && id.All(character => char.IsAsciiLetterOrDigit(character) || character is '/' or '_' or '-' or '+') && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && zone.HasIanaId
            ? zone
            : null;

    /// <summary>The zone that a name or an offset means, or those it may mean; empty where it is no place.</summary>
    public static IReadOnlyList<TimeZoneInfo> ZonesOf(string text) => Find(text) is { } zone ? [zone] : Meanings(text);

    private static string Title(string text) =>
        string.Join('/', text.Split('/').Select(part => string.Join('_', part.Split([' ', '_'], StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]))));

    private static string LastPart(string id) => id[(id.LastIndexOf('/') + 1)..];

    private static string Normalise(string name) => Filler().Replace(TextFolding.Fold(name.Trim()), "");

    [GeneratedRegex("[ _'’.-]|时间$|时区$|市$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Filler();

    // A word, an offset, or one Chinese character.
    [GeneratedRegex(@"(?i:utc|gmt)\s*[+\-−]\s*\d{1,2}(?::?\d{2}|\.5)?|[A-Za-z\u00C0-\u024F][A-Za-z\u00C0-\u024F'’./_-]*|[\u3400-\u9FFF]", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Parts();

    [GeneratedRegex(@"\b(?:in|at)\s+$|按$", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex LeadIn();

    [GeneratedRegex(@"^\s*(?:time\b|(?:时间|时区|時間|時區)(?:的|是)?)", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex ClockWord();

    // With a digit or sign behind it, UTC is not misspelt; and +8:17 is no city.
    [GeneratedRegex(@"^(?:utc|gmt)\s*[+\-−\d]|^[+\-−]?\s*\d|^[东西].{1,3}区$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex LooksLikeOffset();

    [GeneratedRegex(@"^(?:(?:utc|gmt)\s*)?(?:(?<sign>[+\-−])\s*(?<hours>\d{1,2})(?::?(?<minutes>\d{2})|(?<half>\.5))?|(?<sign>东|西)(?<hours>十[一二]?|[零一二三四五六七八九]|\d{1,2})区)$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex OffsetPattern();
}
