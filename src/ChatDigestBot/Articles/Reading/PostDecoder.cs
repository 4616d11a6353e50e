using System.Text;

namespace ChatDigestBot.Articles.Reading;

/// <summary>Turns a file's bytes into text with plain line feeds, or finds that they are no text. Pure.</summary>
internal static class PostDecoder
{
    private const int BinaryCheckLength = 8192;
    private const int MaxStray = 2;
    private const int ZeroCounts = 5; // controls: one in a hundred bytes makes a file binary

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text, or null for a binary file and for one in an encoding that cannot be told; <paramref name="problem"/> says what had to be guessed, or could not be.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes, out PostFault? problem)
    {
        problem = null;
        if (FindMark(bytes, out var markLength) is { } marked)
        {
            return Normalise(marked.GetString(bytes[markLength..]));
        }

        if (EncodingRule.FindWide(bytes) is { } wide)
        {
            problem = PostFault.ReadAs(wide);
            return Normalise(wide.GetString(bytes));
        }

        // A machine that lost its power leaves files with zeros at their ends.
        bytes = bytes.TrimEnd((byte)0);
        if (EncodingRule.IsShifting(bytes))
        {
            return Shifting(bytes, out problem) is { } shifted ? Normalise(shifted) : null;
        }

        if (LooksBinary(bytes))
        {
            return null;
        }

        try
        {
            var text = StrictUtf8.GetString(bytes);
            var mended = SavedTwice.Mend(text);
            problem = ReferenceEquals(mended, text) ? null : PostFault.SavedTwice;
            return Normalise(mended);
        }
        catch (DecoderFallbackException)
        {
            return Guess(bytes, out problem) is { } guessed ? Normalise(guessed) : null;
        }
    }

    private static Encoding? FindMark(ReadOnlySpan<byte> bytes, out int length)
    {
        (var encoding, length) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
            [0xFF, 0xFE, 0x00, 0x00, ..] => (Encoding.UTF32, 4),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            _ => ((Encoding?)null, 0),
        };
        return encoding;
    }

    private static bool LooksBinary(ReadOnlySpan<byte> bytes)
    {
        var start = bytes[..Math.Min(bytes.Length, BinaryCheckLength)];
        var controls = 0;
        foreach (var value in start)
        {
            controls += value == 0 ? ZeroCounts : value < 0x20 && value is not (0x09 or 0x0A or 0x0C or 0x0D or 0x1B) ? 1 : 0;
        }

        return controls * 20 > start.Length;
    }

    // A file cut off in the middle of a character, or with one stray byte, is still UTF-8; a Chinese file of old is not.
    private static string? Guess(ReadOnlySpan<byte> bytes, out PostFault? problem)
    {
        var lenient = Encoding.UTF8.GetString(bytes);
        var wrong = lenient.AsSpan().Count('\uFFFD');
        var whole = CountOfWhole(lenient);
        if (wrong <= MaxStray + (lenient.Length / 1000) || whole >= wrong * 10)
        {
            if (whole >= wrong * 2)
            {
                problem = PostFault.BadBytes;
                return lenient;
            }

            if (whole > 0 && EncodingRule.WithWesternSigns(bytes) is { } mended)
            {
                problem = PostFault.WesternBytes;
                return mended;
            }
        }

        if (EncodingRule.Find(bytes) is not { } encoding)
        {
            problem = PostFault.UnknownEncoding;
            return null;
        }

        problem = PostFault.ReadAs(encoding);
        return encoding.GetString(bytes);
    }

    // As UTF-8 it would be whole, and garbage.
    private static string? Shifting(ReadOnlySpan<byte> bytes, out PostFault? problem)
    {
        if (EncodingRule.FindShifting(bytes) is not { } encoding)
        {
            problem = PostFault.UnknownIso2022;
            return null;
        }

        problem = PostFault.ReadAs(encoding);
        return encoding.GetString(bytes);
    }

    // Characters of more than one byte that are whole: a text in another encoding has hardly any.
    private static int CountOfWhole(string text)
    {
        var whole = 0;
        foreach (var character in text)
        {
            whole += character is > '\x7F' and not '\uFFFD' ? 1 : 0;
        }

        return whole;
    }

    private static string Normalise(string text)
    {
        text = text.StartsWith('\uFEFF') ? text[1..] : text;
        return text.Contains('\r', StringComparison.Ordinal)
            ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')
            : text;
    }
}
