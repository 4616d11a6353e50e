using System.Globalization;

namespace ChatDigestBot.Shared;

/// <summary>Months as English names them, short or whole. Pure.</summary>
internal static class EnglishMonth
{
    /// <summary>A pattern for them in small letters; <see cref="NumberOf"/> reads what it finds.</summary>
    public const string Pattern = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";

    // A thirteenth is empty, for calendars that have one.
    private static readonly string[] Short = CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames[..12];

    /// <summary>From 1, January, to 12, by its first three letters; 0 where it is none.</summary>
    public static int NumberOf(string name) => Array.FindIndex(Short, month => name.StartsWith(month, StringComparison.OrdinalIgnoreCase)) + 1;
}
