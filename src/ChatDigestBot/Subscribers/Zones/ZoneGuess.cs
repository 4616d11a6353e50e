using System.Collections.Frozen;

namespace ChatDigestBot.Subscribers.Zones;

/// <summary>Guesses a newcomer's zone from what their Telegram speaks. Pure.</summary>
/// <remarks>Only languages nearly all of whose speakers have one clock: English, Spanish or Arabic say nothing. The first digest names the zone, so that a wrong guess is put right at once.</remarks>
internal static class ZoneGuess
{
    private static readonly FrozenDictionary<string, string> ByLanguage = new Dictionary<string, string>
    {
        ["zh"] = "Asia/Shanghai",
        ["zh-tw"] = "Asia/Taipei",
        ["zh-hant"] = "Asia/Taipei",
        ["zh-hk"] = "Asia/Hong_Kong",
        ["zh-mo"] = "Asia/Macau",
        ["zh-sg"] = "Asia/Singapore",
        ["ja"] = "Asia/Tokyo",
        ["ko"] = "Asia/Seoul",
        ["th"] = "Asia/Bangkok",
        ["vi"] = "Asia/Ho_Chi_Minh",
        ["ms"] = "Asia/Kuala_Lumpur",
        ["hi"] = "Asia/Kolkata",
        ["fa"] = "Asia/Tehran",
        ["he"] = "Asia/Jerusalem",
        ["tr"] = "Europe/Istanbul",
        ["uk"] = "Europe/Kyiv",
        ["be"] = "Europe/Minsk",
        ["fi"] = "Europe/Helsinki",
        ["el"] = "Europe/Athens",
        ["ro"] = "Europe/Bucharest",
        ["bg"] = "Europe/Sofia",
        ["de"] = "Europe/Berlin",
        ["fr"] = "Europe/Paris",
        ["it"] = "Europe/Rome",
        ["nl"] = "Europe/Amsterdam",
        ["pl"] = "Europe/Warsaw",
        ["cs"] = "Europe/Prague",
        ["sk"] = "Europe/Bratislava",
        ["hu"] = "Europe/Budapest",
        ["sv"] = "Europe/Stockholm",
        ["nb"] = "Europe/Oslo",
        ["no"] = "Europe/Oslo",
        ["da"] = "Europe/Copenhagen",
        ["en-gb"] = "Europe/London",
        ["en-ie"] = "Europe/Dublin",
        ["en-nz"] = "Pacific/Auckland",
        ["en-sg"] = "Asia/Singapore",
        ["es-es"] = "Europe/Madrid",
        ["pt-br"] = "America/Sao_Paulo",
        ["pt-pt"] = "Europe/Lisbon",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Null where the language says nothing.</summary>
    public static TimeZoneInfo? For(string? languageCode)
    {
        if (languageCode is null)
        {
            return null;
        }

        var code = languageCode.Replace('_', '-');
        // A region says more than a script, and a script more than the language alone: zh-Hant-HK, then zh-HK, zh-Hant, zh.
        var parts = code.Split('-');
        string[] names = parts.Length == 1 ? [code] : [code, $"{parts[0]}-{parts[^1]}", $"{parts[0]}-{parts[1]}", parts[0]];
        var known = names.Select(name => ByLanguage.GetValueOrDefault(name)).FirstOrDefault(zone => zone is not null);
        return known is not null && TimeZoneInfo.TryFindSystemTimeZoneById(known, out var zone) ? zone : null;
    }
}
