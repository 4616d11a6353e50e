using ChatDigestBot.Articles.Reading.Dates;

namespace ChatDigestBot.Feeds.Reading;

/// <summary>Reads the dates of feeds, which are spelt like those of posts. Pure: the moment "now" is given.</summary>
/// <remarks>
/// A date ahead of now by less than a day is a local time that says GMT, as many feeds of China's have it: the item is of now. One further
/// ahead, before the web or unreadable is no date.
/// </remarks>
internal static class FeedDate
{
    // 2026 or 2026-11 says of a book when it was printed, and of an item nothing.
    private const int MinLength = 8;
    private const int MaxLength = 100;

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan WidestZone = TimeSpan.FromHours(14);
    private static readonly DateTimeOffset Earliest = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="isChinese">Without a zone it is Chinese time, as in posts; else UTC.</param>
    public static DateTimeOffset? Read(string? text, bool isChinese, DateTimeOffset now)
    {
        if (text?.Trim() is not { Length: >= MinLength and <= MaxLength } written || Parse(written, isChinese) is not { } date || date < Earliest || date > now + WidestZone)
        {
            return null;
        }

        return date > now + Tolerance ? now : date.ToUniversalTime();
    }

    // "CST" is Chicago in the standard of mail and Beijing in the feeds that say it in Chinese.
    private static DateTimeOffset? Parse(string text, bool isChinese) => isChinese
        ? DateReader.Read(text.EndsWith(" CST", StringComparison.OrdinalIgnoreCase) ? text[..^4] : text, DateReader.ChineseOffset)
        : DateReader.Read(text, TimeSpan.Zero);
}
