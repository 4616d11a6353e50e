using System.Text;
using ChatDigestBot.Feeds.Lists;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Feeds.Posts;

/// <summary>Where an item's post lies below the store's folder: section, source and channel are folders, as in posts that people write. Pure.</summary>
internal static class PostPath
{
    // File systems take 255 bytes; the key, the ending and a name for the unfinished file come on top.
    private const int MaxBytes = 160;
    private const int MaxFolderBytes = 100;
    private const string Forbidden = "/\\:*?\"<>|[]`$%&{}#";

    public static string Of(ListedFeed feed, string source, string title, string itemKey)
    {
        var folders = new[] { feed.Category, source, feed.Channel }.OfType<string>().Select(name => Segment(name, MaxFolderBytes));
        return string.Join('/', [.. folders, $"{Segment(title, MaxBytes)} {itemKey}.md"]);
    }

    /// <summary>One name that every file system takes and no folder listing passes over; never <c>..</c>.</summary>
    public static string Segment(string name, int maxBytes)
    {
        var safe = new StringBuilder(name.Length);
        foreach (var rune in PlainText.Of(name).EnumerateRunes())
        {
            safe.Append(Rune.IsWhiteSpace(rune) ? " " : IsForbidden(rune) ? "_" : rune.ToString());
        }

        var cut = new StringBuilder();
        var bytes = 0;
        foreach (var rune in safe.ToString().Trim(' ', '.').EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > maxBytes)
            {
                break;
            }

            cut.Append(rune.ToString());
        }

        var segment = cut.ToString().TrimEnd(' ', '.');
        return segment.Length == 0 ? "_" : segment;
    }

    private static bool IsForbidden(Rune rune) => Rune.IsControl(rune) || rune == Rune.ReplacementChar || (rune.IsAscii && Forbidden.Contains((char)rune.Value, StringComparison.Ordinal))
        || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.PrivateUse or System.Globalization.UnicodeCategory.OtherNotAssigned;
}
