using System.Text.RegularExpressions;
using ChatDigestBot.Articles.Reading.Dates;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Reading;

/// <summary>Reads what a whole HTML page says of itself: when it was published, and whether it is. Pure.</summary>
internal static partial class PageHead
{
    private const int MaxLength = 64 * 1024;

    /// <summary>Of the first <c>time</c> in it, which may speak of something else.</summary>
    public const string TimeName = "time.datetime";

    /// <summary>Null where it is no page, or says nothing of the kind.</summary>
    /// <param name="start">Where the text begins behind white space.</param>
    public static FrontMatter? TryRead(string text, int start)
    {
        var page = text.AsSpan(start, Math.Min(text.Length - start, MaxLength));
        if (!page.StartsWith("<") || !Beginning().IsMatch(text.AsSpan(Preamble.Behind(text, BehindDeclaration(text, start)))))
        {
            return null;
        }

        var written = page.ToString();
        var values = new Dictionary<string, FrontMatterValue>(StringComparer.Ordinal);
        foreach (Match tag in Meta().Matches(written))
        {
            if (Name().Match(tag.Value) is { Success: true } name && Content().Match(tag.Value) is { Success: true } content && FrontMatter.NameOf(name.Groups[1].Value) is var known
                && (DateOfPost.IsName(known) || known is "og:title" or "og:sitename" or "og:image" or "status" or "draft" or "published" or "visibility"))
            {
                Add(known switch { "og:sitename" => "source", "og:image" => "image", _ => known }, content.Groups["value"].Value, tag.Index);
            }
        }

        if (Canonical().Match(written) is { Success: true } canonical)
        {
            Add("link", canonical.Groups[1].Value, canonical.Index);
        }

        if (DatePublished().Match(written) is { Success: true } published)
        {
            Add("datepublished", published.Groups[1].Value, published.Index);
        }

        if (Time().Match(written) is { Success: true } time)
        {
            Add(TimeName, time.Groups[1].Value, time.Index);
        }

        return values.Count > 0 ? new FrontMatter { Values = values } : null;

        void Add(string name, string value, int at) =>
            values.TryAdd(name, new FrontMatterValue([value.Trim()], TextLines.NumberOf(text, start + at)));
    }

    private static int BehindDeclaration(string text, int start) =>
        text.AsSpan(start).StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) && text.IndexOf('>', start) is >= 0 and var end ? end + 1 : start;

    [GeneratedRegex(@"\A<(?:!doctype\s+html|html|head|meta)\b", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Beginning();

    [GeneratedRegex(@"<meta\s[^<>]{1,1000}>", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Meta();

    [GeneratedRegex("""<link\s(?=[^<>]{0,500}rel\s*=\s*["']?canonical\b)[^<>]{0,500}?href\s*=\s*["']?(https?://[^"'\s<>]{1,1000})""", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Canonical();

    [GeneratedRegex("""\s(?:name|property|itemprop)\s*=\s*["']?([^"'\s>]{1,60})""", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Name();

    [GeneratedRegex("""\scontent\s*=\s*(?:["'](?<value>[^"'>]{1,100})|(?<value>[^"'\s>]{1,100}))""", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Content();

    [GeneratedRegex("""["']datePublished["']\s*:\s*["']([^"']{4,60})["']""", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex DatePublished();

    [GeneratedRegex("""<time\s[^<>]{0,300}?datetime\s*=\s*["']?([^"'>]{4,60})""", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Time();
}
