using System.Collections.Frozen;

namespace ChatDigestBot.Subscribers.Zones;

/// <summary>Abbreviations of zones, and names of countries and words with several zones. Keys are as <see cref="ZoneFinder"/> normalises them.</summary>
/// <remarks>
/// Abbreviations are a table and never guessed at: of three letters nearly every other one is one letter away, and hours away on the clock.
/// Whoever writes EST means the clock of New York, summer and winter.
/// </remarks>
internal static class ZoneNames
{
    public static FrozenDictionary<string, string> Abbreviations { get; } = Table(
        ("Europe/London", "bst"),
        ("Europe/Lisbon", "wet west"),
        ("Europe/Berlin", "cet cest met mez mesz"),
        ("Europe/Athens", "eet eest"),
        ("Europe/Moscow", "msk"),
        ("Europe/Istanbul", "trt"),
        ("Asia/Dubai", "gst"),
        ("Asia/Tehran", "irst irdt"),
        ("Asia/Jerusalem", "idt"),
        ("Asia/Karachi", "pkt"),
        ("Asia/Kolkata", "ist"),
        ("Asia/Kathmandu", "npt"),
        ("Asia/Bangkok", "ict"),
        ("Asia/Jakarta", "wib"),
        ("Asia/Makassar", "wita"),
        ("Asia/Manila", "pht phst"),
        ("Asia/Singapore", "sgt"),
        ("Asia/Kuala_Lumpur", "myt"),
        ("Asia/Hong_Kong", "hkt"),
        ("Asia/Tokyo", "jst"),
        ("Asia/Seoul", "kst"),
        ("Australia/Perth", "awst"),
        ("Australia/Darwin", "acst"),
        ("Australia/Adelaide", "acdt"),
        ("Australia/Sydney", "aest aedt aet"),
        ("Pacific/Auckland", "nzst nzdt nzt"),
        ("Pacific/Honolulu", "hst"),
        ("America/Anchorage", "akst akdt"),
        ("America/Los_Angeles", "pst pdt pt"),
        ("America/Denver", "mst mdt mt"),
        ("America/Chicago", "cdt ct"),
        ("America/New_York", "est edt et"),
        ("America/Halifax", "adt"),
        ("America/St_Johns", "nst ndt"),
        ("America/Sao_Paulo", "brt"),
        ("America/Argentina/Buenos_Aires", "art"),
        ("America/Santiago", "clt clst"),
        ("America/Bogota", "cot"),
        ("America/Lima", "pet"),
        ("Africa/Johannesburg", "sast"),
        ("Africa/Maputo", "cat"),
        ("Africa/Nairobi", "eat"),
        ("Africa/Lagos", "wat"),
        ("Etc/UTC", "utc gmt z"));

    /// <summary>What names several zones: whoever writes it chooses.</summary>
    public static FrozenDictionary<string, string[]> Several { get; } = new Dictionary<string, string[]>
    {
        ["cst"] = ["Asia/Shanghai", "America/Chicago"],
        ["ast"] = ["America/Halifax", "Asia/Riyadh"],
        ["usa"] = ["America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"],
        ["us"] = ["America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"],
        ["america"] = ["America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"],
        ["unitedstates"] = ["America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"],
        ["美国"] = ["America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"],
        ["canada"] = ["America/Toronto", "America/Edmonton", "America/Vancouver", "America/Halifax"],
        ["加拿大"] = ["America/Toronto", "America/Edmonton", "America/Vancouver", "America/Halifax"],
        ["australia"] = ["Australia/Sydney", "Australia/Brisbane", "Australia/Adelaide", "Australia/Perth"],
        ["澳大利亚"] = ["Australia/Sydney", "Australia/Brisbane", "Australia/Adelaide", "Australia/Perth"],
        ["澳洲"] = ["Australia/Sydney", "Australia/Brisbane", "Australia/Adelaide", "Australia/Perth"],
        ["europe"] = ["Europe/London", "Europe/Berlin", "Europe/Athens", "Europe/Moscow"],
        ["欧洲"] = ["Europe/London", "Europe/Berlin", "Europe/Athens", "Europe/Moscow"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static FrozenDictionary<string, string> Table(params ReadOnlySpan<(string Zone, string Names)> rows)
    {
        var table = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (zone, names) in rows)
        {
            foreach (var name in names.Split(' '))
            {
                table.Add(name, zone);
            }
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
