using System.Globalization;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Public;

/// <summary>Days on public pages: always with the year, since a page is read for years.</summary>
internal static class PublicDay
{
    /// <summary>"23 November 2026", "2026年11月23日".</summary>
    public static string InWords(TextCatalogue texts, Language language, DateOnly day) => texts.Get(
        language,
        "texts.shortDayOfYear",
        ("month", texts.Get(language, "texts.months").Split(' ')[day.Month - 1]),
        ("day", day.Day),
        ("year", day.Year.ToString(CultureInfo.InvariantCulture)));

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
