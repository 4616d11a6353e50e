using System.Collections.Frozen;

namespace ChatDigestBot.Articles.Reading.Dates;

/// <summary>The words of dates: names of months in the languages of the web's feeds, and of zones as mail and feeds write them. Pure.</summary>
internal static class DateWords
{
    private static readonly FrozenDictionary<string, int> Months = MonthTable(
        "jan january januar janvier janv enero ene gennaio janeiro januari ocak январь января янв січня stycznia styczen ledna leden",
        "feb february februar feber fevrier fevr fev febrero febbraio fevereiro februari subat февраль февраля фев февр лютого lutego luty unora unor",
        "mar march marz maerz mars marzo marco mrz maart mart maret март марта мар березня marca marzec brezna brezen",
        "apr april avril avr abril abr aprile nisan апрель апреля апр квітня kwietnia kwiecien dubna duben",
        "may mai mayo maggio maio mei maj maja mayis май мая травня kvetna kveten",
        "jun june juni juin junio giugno junho haziran июнь июня июн червня czerwca czerwiec cervna cerven",
        "jul july juli juillet juil julio luglio julho temmuz июль июля июл липня lipca lipiec cervence cervenec",
        "aug august aout agosto ago augustus augusti agustos август августа авг серпня sierpnia sierpien srpna srpen",
        "sep sept september septembre septiembre settembre setembro eylul сентябрь сентября сен сент вересня wrzesnia wrzesien zari",
        "oct october oktober okt octobre octubre ottobre outubro ekim октябрь октября окт жовтня pazdziernika pazdziernik rijna rijen",
        "nov november novembre noviembre novembro kasim ноябрь ноября ноя нояб листопада listopada listopad listopadu",
        "dec december dezember dez decembre diciembre dicembre dezembro desember aralik декабрь декабря дек грудня grudnia grudzien prosince prosinec");

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
        'é' or 'è' or 'ê' or 'ě' or 'ę' => 'e',
        'û' or 'ü' or 'ú' or 'ů' => 'u',
        'ä' or 'á' or 'à' => 'a',
        'ç' or 'č' or 'ć' => 'c',
        'ı' or 'í' => 'i',
        'ğ' => 'g',
        'ń' => 'n',
        'ó' => 'o',
        'ř' => 'r',
        'ş' or 'ś' => 's',
        'ź' or 'ż' => 'z',
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
