using System.Globalization;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Digests.Verbs;

/// <summary>Reads a moment as people type it for a verb.</summary>
internal static class MomentText
{
    private static readonly string[] LocalForms = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd"];

    /// <summary>Null where nothing was typed; without an offset the zone's clock is meant.</summary>
    public static DateTimeOffset? Read(string? text, TimeZoneInfo zone)
    {
        if (text is null)
        {
            return null;
        }

        if (DateTime.TryParseExact(text, LocalForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return LocalTime.InstantOf(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), zone);
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? moment.ToUniversalTime()
            : throw new VerbException($"{text} is no moment; write it like 2026-03-01T08:00 or 2026-03-01T08:00+08:00.", exitCode: 2);
    }
}
