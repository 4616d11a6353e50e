using System.Globalization;

namespace ChatDigestBot.Shared;

/// <summary>An instant as other programs read it: to the second, in UTC.</summary>
internal static class IsoInstant
{
    public static string Of(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
