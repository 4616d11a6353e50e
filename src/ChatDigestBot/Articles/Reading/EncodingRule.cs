using System.Text;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;
using UtfUnknown;

namespace ChatDigestBot.Articles.Reading;

/// <summary>Finds in which encoding bytes are written that are no UTF-8, or that it cannot be told. Pure.</summary>
/// <remarks>
/// What the file says of itself comes first. Chinese in GB18030 is known by its most common characters, everything else by Mozilla's detector;
/// an encoding that does not decode every byte is none. Garbage that is sent is worse than a post that is named.
/// </remarks>
internal static partial class EncodingRule
{
    private const int LookedAt = 64 * 1024;
    private const double SureEnough = 0.5;

    static EncodingRule() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Encoding? Find(ReadOnlySpan<byte> bytes)
    {
        var start = bytes[..Math.Min(bytes.Length, LookedAt)];
        if (Declared(start) is { } declared && Decodes(declared, start))
        {
            return declared;
        }

        if (IsCommonChinese(start))
        {
            return Encoding.GetEncoding("GB18030");
        }

        foreach (var found in CharsetDetector.DetectFromBytes(start).Details ?? [])
        {
            if (found is { Encoding: { } encoding, Confidence: >= (float)SureEnough } && Decodes(encoding, start) && !(IsSingleByte(encoding) && HasLongRuns(start) && !IsCyrillicOrGreek(encoding)))
            {
                return encoding.CodePage == 28591 ? Encoding.GetEncoding(1252) : encoding;
            }
        }

        return IsWestern(start) ? Encoding.GetEncoding(1252) : null;
    }

    private static Encoding? Declared(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 2048)]);
        return Charset().Match(text) is { Success: true } match ? CodePagesEncodingProvider.Instance.GetEncoding(match.Groups[1].Value) ?? Known(match.Groups[1].Value) : null;
    }

    private static Encoding? Known(string name) => name.ToUpperInvariant() switch
    {
        "ISO-8859-1" or "LATIN1" => Encoding.GetEncoding(1252),
        _ => null,
    };

    private static bool Decodes(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        var strict = (Encoding)encoding.Clone();
        strict.DecoderFallback = DecoderFallback.ReplacementFallback;
        // The last character may be cut by the length looked at.
        var text = strict.GetString(bytes).AsSpan();
        var wrong = text.Count('\uFFFD');
        return wrong <= 1 && !text.ContainsAnyInRange('\u0080', '\u009F');
    }

    // Of Chinese as people write it nearly every character is one of the 3,755 most common or a full-width sign, spread over all their rows. Korean fills
    // the first rows only, Japanese the row of its kana.
    private static bool IsCommonChinese(ReadOnlySpan<byte> bytes)
    {
        var (pairs, common, late, kana, broken) = (0, 0, 0, 0, 0);
        for (var index = 0; index < bytes.Length; index++)
        {
            if (bytes[index] < 0x80)
            {
                continue;
            }

            if (index + 1 == bytes.Length)
            {
                break;
            }

            var (lead, trail) = (bytes[index], bytes[++index]);
            if (trail < 0x40 || lead is 0x80 or 0xFF)
            {
                broken++;
                continue;
            }

            pairs++;
            var isCommon = trail >= 0xA1 && lead is >= 0xB0 and <= 0xD7;
            common += isCommon || (trail >= 0xA1 && lead is 0xA1 or 0xA3) ? 1 : 0;
            late += isCommon && lead >= 0xC9 ? 1 : 0;
            kana += trail >= 0xA1 && lead is 0xA4 or 0xA5 ? 1 : 0;
        }

        return pairs > 0 && broken * 50 <= pairs && common * 100 >= pairs * 85 && late * 10 >= common && kana * 10 <= pairs;
    }

    private static bool IsSingleByte(Encoding encoding) => encoding.IsSingleByte;

    private static bool IsCyrillicOrGreek(Encoding encoding) => encoding.CodePage is 1251 or 20866 or 21866 or 28595 or 866 or 855 or 10007 or 1253 or 28597 or 1255 or 28598 or 1256 or 874;

    // Letters with marks stand alone among plain ones.
    private static bool IsWestern(ReadOnlySpan<byte> bytes) => !HasLongRuns(bytes) && Decodes(Encoding.GetEncoding(1252), bytes);

    private static bool HasLongRuns(ReadOnlySpan<byte> bytes)
    {
        var (high, inRuns, run) = (0, 0, 0);
        foreach (var value in bytes)
        {
            run = value >= 0x80 ? run + 1 : 0;
            high += value >= 0x80 ? 1 : 0;
            inRuns += run > 2 ? 1 : 0;
        }

        return inRuns * 20 > high || high * 4 > bytes.Length;
    }

    [GeneratedRegex("""(?:<meta[^>]{0,80}charset\s*=\s*["']?|<\?xml[^>]{0,80}encoding\s*=\s*["']|^\s*(?:charset|encoding)\s*:\s*["']?)([A-Za-z0-9_-]{2,20})""", RegexOptions.IgnoreCase | RegexOptions.Multiline, PatternLimit.Milliseconds)]
    private static partial Regex Charset();
}
