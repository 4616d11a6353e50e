using System.Globalization;

namespace ChatDigestBot.Shared;

/// <summary>Months as English names them, short or whole. Pure.</summary>
internal static class EnglishMonth
{
    /// <summary>A pattern for them in small letters; <see cref="NumberOf"/> reads what it finds.</summary>
    public const string Pattern = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";

    /// <summary>The same, spelt as they are and no longer word that begins like one: no "marketing".</summary>
    public const string Exactly = "(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)";

    // A thirteenth is empty, for calendars that have one.
    private static readonly string[] Short = CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames[..12];

    /// <summary>From 1, January, to 12, by its first three letters; 0 where it is none.</summary>
    public static int NumberOf(string name) => Array.FindIndex(Short, month => name.StartsWith(month, StringComparison.OrdinalIgnoreCase)) + 1;
}
