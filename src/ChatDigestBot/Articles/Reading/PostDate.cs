using System.Globalization;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Reading;

/// <summary>Reads a post's date. Pure: the moment "now" is given.</summary>
/// <remarks>
/// A date without a zone is Chinese time, as the crawlers of the real posts write it. China has been eight hours ahead without
/// a break since 1992, so no zone data is needed. A date more than an hour ahead counts as absent: it would be the newest for ever.
/// </remarks>
internal static class PostDate
{
    private const int MaxShown = 40;
    private static readonly TimeSpan ChineseOffset = TimeSpan.FromHours(8);
    private static readonly DateTimeOffset Earliest = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Tolerance = TimeSpan.FromHours(1);

    private static readonly string[] WithZone =
    [
        "ddd, dd MMM yyyy HH:mm:ss 'GMT'", "ddd, d MMM yyyy HH:mm:ss 'GMT'", "ddd, d MMM yyyy HH:mm:ss zzz", "d MMM yyyy HH:mm:ss 'GMT'",
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ss zzz", "yyyy-MM-dd HH:mm:ss.FFFFFFF zzz", "yyyy-MM-dd HH:mm:ss'Z'",
    ];

    private static readonly string[] WithoutZone =
    [
        "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm:ss.FFFFFFF",
        "yyyy/MM/dd HH:mm:ss", "yyyy/M/d H:mm:ss", "yyyy/MM/dd HH:mm", "yyyy/M/d H:mm", "yyyy/MM/dd", "yyyy/M/d", "yyyy-M-d H:mm:ss", "yyyy-M-d H:mm", "yyyy-M-d",
        "yyyy年M月d日 H:mm:ss", "yyyy年M月d日 H:mm", "yyyy年M月d日", "yyyyMMdd",
    ];

    /// <summary>The date, or null with the reason why there is none.</summary>
    public static DateTimeOffset? Read(string? text, DateTimeOffset now, out string? problem)
    {
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length == 0)
        {
            problem = "It has no date, so the time it was first seen counts. Add a date such as 2026-05-04 08:00:00.";
            return null;
        }

        if (Parse(trimmed) is not { } date)
        {
            problem = $"Its date \"{PlainText.Shorten(trimmed, MaxShown)}\" is not one, so the time it was first seen counts. Write it like 2026-05-04 08:00:00.";
            return null;
        }

        problem = date > now + Tolerance ? $"Its date {trimmed} is still to come, so the time it was first seen counts. Correct the date."
            : date < Earliest ? $"Its date {trimmed} is older than the web, so the time it was first seen counts. Correct the date."
            : null;
        return problem is null ? date.ToUniversalTime() : null;
    }

    private static DateTimeOffset? Parse(string text)
    {
        if (DateTime.TryParseExact(text, WithoutZone, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Kind == DateTimeKind.Unspecified)
        {
            return local.Year > 1 ? new DateTimeOffset(local, ChineseOffset) : null;
        }

        return DateTimeOffset.TryParseExact(text, WithZone, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
    }
}
