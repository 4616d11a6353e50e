using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Feeds.Reading;

/// <summary>Mends what keeps a feed from being XML: stray signs, HTML's entities, characters that XML forbids, prefixes nobody declared. Pure, in one go.</summary>
/// <remarks>It knows text from tags and CDATA and nothing of elements, so what is nested wrongly stays so.</remarks>
internal static partial class XmlRepair
{
    private const string CDataStart = "<![CDATA[";
    private const string CDataEnd = "]]>";
    private const int MaxPrefixes = 50;
    private const int MaxEntity = 12;
    private const int LongestWarning = 16_000;

    private static readonly Dictionary<string, string> KnownPrefixes = new(StringComparer.Ordinal)
    {
        ["content"] = "http://purl.org/rss/1.0/modules/content/",
        ["dc"] = "http://purl.org/dc/elements/1.1/",
        ["media"] = "http://search.yahoo.com/mrss/",
        ["atom"] = "http://www.w3.org/2005/Atom",
        ["sy"] = "http://purl.org/rss/1.0/modules/syndication/",
        ["itunes"] = "http://www.itunes.com/dtds/podcast-1.0.dtd",
        ["rdf"] = "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    };

    /// <summary>Without what stands before the feed, without the declaration and the document type, whose entities can grow without end.</summary>
    public static string WithoutProlog(string text)
    {
        var at = Start(text);
        while (at < text.Length)
        {
            var rest = text.AsSpan(at);
            if (char.IsWhiteSpace(rest[0]) || rest[0] == '\uFEFF')
            {
                at++;
            }
            else if (rest.StartsWith("<?"))
            {
                at = SkipTo(text, at + 2, "?>");
            }
            else if (rest.StartsWith("<!--"))
            {
                at = SkipTo(text, at + 4, "-->");
            }
            else if (rest.StartsWith("<!"))
            {
                var (list, end) = (rest.IndexOf('['), rest.IndexOf('>'));
                at = list >= 0 && list < end && rest.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase) ? SkipTo(text, SkipTo(text, at, "]"), ">") : SkipTo(text, at, ">");
            }
            else
            {
                break;
            }
        }

        return text[at..].TrimEnd('\0', ' ', '\n', '\r', '\t');
    }

    // Programs that fail print their warnings before the feed, with tags in them.
    private static int Start(string text)
    {
        var feed = Beginning().Match(text[..Math.Min(text.Length, LongestWarning)]);
        var start = feed.Success ? feed.Index : text.IndexOf('<', StringComparison.Ordinal);
        return start < 0 ? text.Length : start;
    }

    public static string Mend(string text)
    {
        var mended = new StringBuilder(text.Length + 256);
        var prefixes = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < text.Length;)
        {
            index = text[index] switch
            {
                '<' when text.AsSpan(index).StartsWith(CDataStart) => CopyCData(text, index, mended),
                '<' when text.AsSpan(index).StartsWith("<!--") => SkipTo(text, index + 4, "-->"),
                '<' when text.AsSpan(index).StartsWith("<?") => SkipTo(text, index + 2, "?>"),
                '<' when IsTag(text, index) => CopyTag(text, index, mended, prefixes),
                '<' => Write(mended, "&lt;", index + 1),
                '&' => CopyEntity(text, index, mended),
                ']' when text.AsSpan(index).StartsWith(CDataEnd) => Write(mended, "]]&gt;", index + 3),
                _ => CopyCharacter(text, index, mended),
            };
        }

        return Declare(mended.ToString(), prefixes);
    }

    private static int Write(StringBuilder mended, string text, int next)
    {
        mended.Append(text);
        return next;
    }

    private static int SkipTo(string text, int from, string end)
    {
        var found = text.IndexOf(end, from, StringComparison.Ordinal);
        return found < 0 ? text.Length : found + end.Length;
    }

    private static int CopyCData(string text, int index, StringBuilder mended)
    {
        var start = index + CDataStart.Length;
        var end = text.IndexOf(CDataEnd, start, StringComparison.Ordinal);
        var stop = end < 0 ? text.Length : end;
        mended.Append(CDataStart);
        for (var at = start; at < stop;)
        {
            at = CopyCharacter(text, at, mended);
        }

        mended.Append(CDataEnd);
        return end < 0 ? text.Length : end + CDataEnd.Length;
    }

    private static bool IsTag(string text, int index)
    {
        var name = index + 1 < text.Length && text[index + 1] == '/' ? index + 2 : index + 1;
        return name < text.Length && (char.IsLetter(text[name]) || text[name] == '_');
    }

    private static int CopyTag(string text, int index, StringBuilder mended, HashSet<string> prefixes)
    {
        var end = EndOfTag(text, index);
        if (end < 0)
        {
            return Write(mended, "&lt;", index + 1);
        }

        foreach (ValueMatch match in Prefix().EnumerateMatches(text.AsSpan(index, end - index)))
        {
            var name = text.AsSpan(index + match.Index, match.Length).TrimStart("</ \t\r\n").TrimEnd(':');
            if (prefixes.Count < MaxPrefixes)
            {
                prefixes.Add(name.ToString());
            }
        }

        for (var at = index; at < end;)
        {
            at = text[at] == '&' ? CopyEntity(text, at, mended)
                : text[at] == '<' && at > index ? Write(mended, "&lt;", at + 1)
                : CopyCharacter(text, at, mended);
        }

        mended.Append('>');
        return end + 1;
    }

    // A ">" inside quotes belongs to the value; quotes that never end do not swallow the rest of the feed.
    private static int EndOfTag(string text, int index)
    {
        const int LongestTag = 20_000;
        var limit = Math.Min(text.Length, index + LongestTag);
        var quote = '\0';
        for (var at = index + 1; at < limit; at++)
        {
            switch (text[at])
            {
                case '"' or '\'' when quote == '\0':
                    quote = text[at];
                    break;
                case var sign when sign == quote:
                    quote = '\0';
                    break;
                case '>' when quote == '\0':
                    return at;
            }
        }

        return text.IndexOf('>', index, limit - index);
    }

    private static int CopyEntity(string text, int index, StringBuilder mended)
    {
        var end = text.IndexOf(';', index, Math.Min(MaxEntity, text.Length - index));
        var name = end < 0 ? default : text.AsSpan((index + 1)..end);
        if (name is "amp" or "lt" or "gt" or "quot" or "apos")
        {
            mended.Append(text, index, end + 1 - index);
            return end + 1;
        }

        if (name is ['#', .. var number] && Number(number) is { } code)
        {
            // XML forbids most control characters also in this disguise.
            mended.Append(Rune.TryCreate(code, out var rune) && IsAllowed(rune) ? WebUtility.HtmlEncode(rune.ToString()) : "");
            return end + 1;
        }

        if (name.Length > 1 && IsName(name) && WebUtility.HtmlDecode(text[index..(end + 1)]) is var decoded && decoded[0] != '&')
        {
            mended.Append(decoded);
            return end + 1;
        }

        mended.Append("&amp;");
        return index + 1;
    }

    private static int? Number(ReadOnlySpan<char> digits)
    {
        var isHex = digits is ['x' or 'X', ..];
        return int.TryParse(isHex ? digits[1..] : digits, isHex ? NumberStyles.HexNumber : NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : null;
    }

    private static bool IsName(ReadOnlySpan<char> name)
    {
        foreach (var character in name)
        {
            if (!char.IsAsciiLetterOrDigit(character))
            {
                return false;
            }
        }

        return true;
    }

    private static int CopyCharacter(string text, int index, StringBuilder mended)
    {
        if (char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
        {
            mended.Append(text, index, 2);
            return index + 2;
        }

        if (!char.IsSurrogate(text[index]) && IsAllowed(new Rune(text[index])))
        {
            mended.Append(text[index]);
        }

        return index + 1;
    }

    /// <summary>Without what XML forbids, for a text that is to be escaped afterwards.</summary>
    public static string Allowed(string text)
    {
        var allowed = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length;)
        {
            index = CopyCharacter(text, index, allowed);
        }

        return allowed.ToString();
    }

    private static bool IsAllowed(Rune rune) => rune.Value is 0x9 or 0xA or 0xD or (>= 0x20 and <= 0xD7FF) or (>= 0xE000 and <= 0xFFFD and not 0xFEFF) or >= 0x10000;

    private static string Declare(string text, HashSet<string> prefixes)
    {
        prefixes.Remove("xml");
        prefixes.Remove("xmlns");
        var root = Root().Match(text);
        if (!root.Success || prefixes.Count == 0)
        {
            return text;
        }

        var end = EndOfTag(text, root.Index);
        var tag = end < 0 ? "" : text[root.Index..end];
        var missing = string.Concat(prefixes.Where(prefix => !tag.Contains($"xmlns:{prefix}=", StringComparison.Ordinal) && !tag.Contains($"xmlns:{prefix} ", StringComparison.Ordinal))
            .Select(prefix => $" xmlns:{prefix}=\"{KnownPrefixes.GetValueOrDefault(prefix, "urn:undeclared:" + prefix)}\""));
        return text.Insert(root.Index + root.Length, missing);
    }

    [GeneratedRegex(@"<\?xml\b|<(?:\w{1,10}:)?(?:rss|feed|rdf)[\s>]", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Beginning();

    [GeneratedRegex(@"(?:</?|\s)[\p{L}_][\w.-]{0,40}:", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"<[A-Za-z_][\w.:-]*", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Root();
}
