using System.Globalization;

namespace ChatDigestBot.Shared;

/// <summary>A day of the calendar as programs write it, in columns, addresses and files: <c>2026-11-28</c>.</summary>
internal static class IsoDay
{
    private const string Form = "yyyy-MM-dd";

    public static string Of(DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);

    /// <exception cref="FormatException">It is none.</exception>
    public static DateOnly Read(string text) => DateOnly.ParseExact(text, Form, CultureInfo.InvariantCulture);

    public static bool TryRead(string? text, out DateOnly day) => DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
