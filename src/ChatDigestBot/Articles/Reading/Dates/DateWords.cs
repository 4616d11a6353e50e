using System.Collections.Frozen;

namespace ChatDigestBot.Articles.Reading.Dates;

/// <summary>The words of dates: names of months in the languages of the web's feeds, and of zones as mail and feeds write them. Pure.</summary>
internal static class DateWords
{
    private static readonly FrozenDictionary<string, int> Months = MonthTable(
        "jan january januar janvier janv enero ene gennaio janeiro",
        "feb february februar feber fevrier fevr fev febrero febbraio fevereiro",
        "mar march marz maerz mars marzo marco mrz",
        "apr april avril avr abril abr aprile",
        "may mai mayo maggio maio",
        "jun june juni juin junio giugno junho",
        "jul july juli juillet juil julio luglio julho",
        "aug august aout agosto ago",
        "sep sept september septembre septiembre settembre setembro",
        "oct october oktober okt octobre octubre ottobre outubro",
        "nov november novembre noviembre novembro",
        "dec december dezember dez decembre diciembre dicembre dezembro");

    // What feeds mean by a name that several zones share; a Chinese machine's CST is told by its place, see DateReader.
    private static readonly FrozenDictionary<string, int> ZoneMinutes = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["z"] = 0,
        ["ut"] = 0,
        ["utc"] = 0,
        ["gmt"] = 0,
        ["wet"] = 0,
        ["bst"] = 60,
        ["west"] = 60,
        ["cet"] = 60,
        ["met"] = 60,
        ["mez"] = 60,
        ["cest"] = 120,
        ["mest"] = 120,
        ["mesz"] = 120,
        ["eet"] = 120,
        ["sast"] = 120,
        ["eest"] = 180,
        ["msk"] = 180,
        ["gst"] = 240,
        ["pkt"] = 300,
        ["ist"] = 330,
        ["ict"] = 420,
        ["wib"] = 420,
        ["cct"] = 480,
        ["bjt"] = 480,
        ["hkt"] = 480,
        ["sgt"] = 480,
        ["myt"] = 480,
        ["pht"] = 480,
        ["awst"] = 480,
        ["jst"] = 540,
        ["kst"] = 540,
        ["acst"] = 570,
        ["aest"] = 600,
        ["acdt"] = 630,
        ["aedt"] = 660,
        ["nzst"] = 720,
        ["nzdt"] = 780,
        ["brt"] = -180,
        ["art"] = -180,
        ["ndt"] = -150,
        ["nst"] = -210,
        ["adt"] = -180,
        ["ast"] = -240,
        ["edt"] = -240,
        ["est"] = -300,
        ["et"] = -300,
        ["cdt"] = -300,
        ["cst"] = -360,
        ["mdt"] = -360,
        ["mst"] = -420,
        ["pdt"] = -420,
        ["pst"] = -480,
        ["pt"] = -480,
        ["akdt"] = -480,
        ["akst"] = -540,
        ["hst"] = -600,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>1 to 12, or 0 for a word that names no month.</summary>
    /// <param name="word">Folded.</param>
    public static int Month(string word) => Months.GetValueOrDefault(WithoutAccents(word));

    /// <param name="name">Folded.</param>
    public static TimeSpan? Zone(string name) => ZoneMinutes.TryGetValue(name, out var minutes) ? TimeSpan.FromMinutes(minutes) : null;

    private static string WithoutAccents(string word) => string.Concat(word.Select(character => character switch
    {
        'é' or 'è' or 'ê' => 'e',
        'û' or 'ü' => 'u',
        'ä' or 'á' or 'à' => 'a',
        'ç' => 'c',
        _ => character,
    }));

    private static FrozenDictionary<string, int> MonthTable(params ReadOnlySpan<string> months)
    {
        var table = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < months.Length; index++)
        {
            foreach (var name in months[index].Split(' '))
            {
                table.Add(name, index + 1);
            }
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
