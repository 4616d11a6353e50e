using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatDigestBot.Playground.Posts;

/// <summary>Reads and replaces the date in a post's front matter, and leaves every other character as it is.</summary>
internal static partial class PostDate
{
    private const string Rfc1123 = "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'";

    /// <summary>Null for a post without front matter, or whose date nobody can read.</summary>
    public static DateTimeOffset? Find(string post) =>
        DateLine().Match(post) is { Success: true } line
        && DateTimeOffset.TryParse(
            WeekDay().Replace(line.Groups["value"].Value.Trim('\'', '"'), ""), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out var date)
            ? date
            : null;

    public static string Replace(string post, DateTimeOffset date)
    {
        var value = DateLine().Match(post).Groups["value"];
        return value.Success
            ? $"{post.AsSpan(0, value.Index)}{date.UtcDateTime.ToString(Rfc1123, CultureInfo.InvariantCulture)}{post.AsSpan(value.Index + value.Length)}"
            : post;
    }

    // The first fence may follow a byte order mark and blank lines; the search ends at the second fence.
    [GeneratedRegex(@"\A[\uFEFF\s]*---[ \t]*\r?\n(?:(?!---)[^\n]*\n)*?date:[ \t]*(?<value>[^\r\n]*?)[ \t]*\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex DateLine();

    // Left out of reading: a day of the week that does not fit its date is a slip, not a missing date.
    [GeneratedRegex("^[A-Za-z]{3}, ")]
    private static partial Regex WeekDay();
}
