using System.Globalization;
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
            if (found is { Encoding: { } encoding, Confidence: >= (float)SureEnough } && Decodes(encoding, start) && !(encoding.IsSingleByte && HasLongRuns(start) && !IsCyrillicOrGreek(encoding)))
            {
                return encoding.CodePage == 28591 ? Encoding.GetEncoding(1252) : encoding;
            }
        }

        return IsWestern(start) ? Encoding.GetEncoding(1252) : null;
    }

    /// <summary>UTF-16 without a mark: the zeros of what is plain Latin in it stand on one side, and it reads as text.</summary>
    public static Encoding? FindWide(ReadOnlySpan<byte> bytes)
    {
        var start = bytes[..Math.Min(bytes.Length, LookedAt)];
        if (start.Length < 8 || start.Count((byte)0) * 50 < start.Length)
        {
            return null;
        }

        var (even, odd) = (0, 0);
        for (var index = 0; index < start.Length; index++)
        {
            even += start[index] == 0 && index % 2 == 0 ? 1 : 0;
            odd += start[index] == 0 && index % 2 == 1 ? 1 : 0;
        }

        // 一 (U+4E00) has one on the other side.
        var encoding = odd > even ? Encoding.Unicode : Encoding.BigEndianUnicode;
        return IsText(encoding.GetString(start[..(start.Length & ~1)])) ? encoding : null;
    }

    private static bool IsText(string text)
    {
        var (wrong, letters) = (0, 0);
        foreach (var character in text)
        {
            var category = char.GetUnicodeCategory(character);
            letters += char.IsLetterOrDigit(character) ? 1 : 0;
            wrong += character is '\uFFFD' or '\u001B' || category is UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse || (category is UnicodeCategory.Control && character is not ('\t' or '\n' or '\r' or '\f')) ? 1 : 0;
        }

        return wrong <= 1 && letters * 3 > text.Length;
    }

    /// <summary>Seven bits wide, with escapes that shift to other characters: ISO-2022 of Japan, Korea and China.</summary>
    public static bool IsShifting(ReadOnlySpan<byte> bytes) => FirstShift(bytes) >= 0 && !bytes.Contains((byte)0) && !bytes.ContainsAnyInRange((byte)0x80, (byte)0xFF);

    /// <summary>Null where it is none that can be read.</summary>
    public static Encoding? FindShifting(ReadOnlySpan<byte> bytes)
    {
        var shift = bytes[FirstShift(bytes)..];
        var encoding = shift.StartsWith("\e$B"u8) || shift.StartsWith("\e$@"u8) || shift.StartsWith("\e(J"u8) || shift.StartsWith("\e(I"u8) ? Encoding.GetEncoding("iso-2022-jp")
            : shift.StartsWith("\e$)C"u8) ? Encoding.GetEncoding("iso-2022-kr")
            : null;
        return encoding is not null && Decodes(encoding, bytes) && !encoding.GetString(bytes).Contains('\e', StringComparison.Ordinal) ? encoding : null;
    }

    private static int FirstShift(ReadOnlySpan<byte> bytes)
    {
        for (var (from, at) = (0, bytes.IndexOf((byte)0x1B)); at >= 0; at = bytes[from..].IndexOf((byte)0x1B))
        {
            var shift = bytes[(from + at)..];
            if (shift is [_, (byte)'$', (byte)'B' or (byte)'@' or (byte)'(' or (byte)')' or (byte)'A', ..] or [_, (byte)'(', (byte)'J' or (byte)'I', ..])
            {
                return from + at;
            }

            from += at + 1;
        }

        return -1;
    }

    /// <summary>A text in UTF-8 in which a few signs were pasted from Windows: quotation marks, dashes and dots. Null where other bytes are wrong too.</summary>
    public static string? WithWesternSigns(ReadOnlySpan<byte> bytes)
    {
        var utf8 = Encoding.GetEncoding("utf-8", EncoderFallback.ExceptionFallback, new SignFallback());
        var text = utf8.GetString(bytes);
        return text.Contains('\uFFFD', StringComparison.Ordinal) ? null : text;
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

    private sealed class SignFallback : DecoderFallback
    {
        public override int MaxCharCount => 1;

        public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer();

        private sealed class Buffer : DecoderFallbackBuffer
        {
            private string _text = "";
            private int _next;

            public override int Remaining => _text.Length - _next;

            public override bool Fallback(byte[] bytesUnknown, int index)
            {
                (_text, _next) = (bytesUnknown is [0x85 or (>= 0x91 and <= 0x97)] ? Encoding.GetEncoding(1252).GetString(bytesUnknown) : "\uFFFD", 0);
                return true;
            }

            public override char GetNextChar() => _next < _text.Length ? _text[_next++] : '\0';

            public override bool MovePrevious() => _next > 0 && _next-- > 0;

            public override void Reset() => (_text, _next) = ("", 0);
        }
    }
}
