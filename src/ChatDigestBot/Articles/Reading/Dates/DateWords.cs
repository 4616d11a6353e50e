using System.Collections.Frozen;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Reading.Dates;

/// <summary>The words of dates: names of months in the languages of the web's feeds, and of zones as mail and feeds write them. Pure.</summary>
internal static class DateWords
{
    private static readonly FrozenDictionary<string, int> Months = Table(
        (1, "jan january januar janvier janv enero ene gennaio janeiro januari ocak январь января янв січня stycznia styczen ledna leden"),
        (2, "feb february februar feber fevrier fevr fev febrero febbraio fevereiro februari subat февраль февраля фев февр лютого lutego luty unora unor"),
        (3, "mar march marz maerz mars marzo marco mrz maart mart maret март марта мар березня marca marzec brezna brezen"),
        (4, "apr april avril avr abril abr aprile nisan апрель апреля апр квітня kwietnia kwiecien dubna duben"),
        (5, "may mai mayo maggio maio mei maj maja mayis май мая травня kvetna kveten"),
        (6, "jun june juni juin junio giugno junho haziran июнь июня июн червня czerwca czerwiec cervna cerven"),
        (7, "jul july juli juillet juil julio luglio julho temmuz июль июля июл липня lipca lipiec cervence cervenec"),
        (8, "aug august aout agosto ago augustus augusti agustos август августа авг серпня sierpnia sierpien srpna srpen"),
        (9, "sep sept september septembre septiembre settembre setembro eylul сентябрь сентября сен сент вересня wrzesnia wrzesien zari"),
        (10, "oct october oktober okt octobre octubre ottobre outubro ekim октябрь октября окт жовтня pazdziernika pazdziernik rijna rijen"),
        (11, "nov november novembre noviembre novembro kasim ноябрь ноября ноя нояб листопада listopada listopad listopadu"),
        (12, "dec december dezember dez decembre diciembre dicembre dezembro desember aralik декабрь декабря дек грудня grudnia grudzien prosince prosinec"));

    // What feeds mean by a name that several zones share; a Chinese machine's CST is told by its place, see DateReader.
    private static readonly FrozenDictionary<string, int> ZoneMinutes = Table(
        (-600, "hst"), (-540, "akst"), (-480, "pst pt akdt"), (-420, "mst pdt"), (-360, "cst mdt"), (-300, "est et cdt"), (-240, "ast edt"), (-210, "nst"),
        (-180, "brt art adt"), (-150, "ndt"), (0, "z ut utc gmt wet"), (60, "bst west cet met mez"), (120, "cest mest mesz eet sast"), (180, "eest msk"),
        (240, "gst"), (300, "pkt"), (330, "ist"), (420, "ict wib"), (480, "cct bjt hkt sgt myt pht awst"), (540, "jst kst"), (570, "acst"), (600, "aest"),
        (630, "acdt"), (660, "aedt"), (720, "nzst"), (780, "nzdt"));

    /// <summary>1 to 12, or 0 for a word that names no month.</summary>
    /// <param name="word">Folded.</param>
    public static int Month(string word) => Months.GetValueOrDefault(SearchFolding.Fold(word)); // without accents

    /// <param name="name">Folded.</param>
    public static TimeSpan? Zone(string name) => ZoneMinutes.TryGetValue(name, out var minutes) ? TimeSpan.FromMinutes(minutes) : null;

    private static FrozenDictionary<string, int> Table(params IEnumerable<(int Number, string Names)> rows) =>
        rows.SelectMany(row => row.Names.Split(' '), (row, name) => (row.Number, Name: SearchFolding.Fold(name))).ToFrozenDictionary(pair => pair.Name, pair => pair.Number, StringComparer.Ordinal);
}
