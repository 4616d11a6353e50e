using System.Buffers;
using System.Text;

namespace ChatDigestBot.Articles.Reading;

/// <summary>Mends a text in UTF-8 that some program read as Windows-1252 or Latin-1 and saved again: â€™ is ’, cafÃ© is café. Pure.</summary>
internal static class SavedTwice
{
    private const int Sure = 2; // signs of three bytes and more, which no language writes by chance
    private const int SureOfTwo = 4;
    private const int MaxBytes = 4;

    // What Windows-1252 has at 80 to 9F.
    private const string Signs = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    private static readonly SearchValues<char> Leads = SearchValues.Create([.. Enumerable.Range(0xC2, 0xF4 - 0xC2 + 1).Select(code => (char)code)]);

    /// <summary>The same text where it was saved once.</summary>
    public static string Mend(string text)
    {
        if (!text.AsSpan().ContainsAny(Leads))
        {
            return text;
        }

        var mended = new StringBuilder(text.Length);
        var (found, wide, from) = (0, 0, 0);
        Span<byte> bytes = stackalloc byte[MaxBytes];
        for (var at = text.AsSpan().IndexOfAny(Leads); at >= 0;)
        {
            var length = Read(text.AsSpan(at), bytes);
            if (length > 0)
            {
                mended.Append(text, from, at - from).Append(Encoding.UTF8.GetString(bytes[..length]));
                from = at + length;
                found++;
                wide += length > 2 ? 1 : 0;
            }

            var start = at + Math.Max(1, length);
            var next = text.AsSpan(start).IndexOfAny(Leads);
            at = next < 0 ? -1 : start + next;
        }

        return wide >= Sure || found >= SureOfTwo ? mended.Append(text, from, text.Length - from).ToString() : text;
    }

    /// <summary>How many characters from here on are the bytes of one; 0 where they are not.</summary>
    private static int Read(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        var length = text[0] switch { < '\u00E0' => 2, < '\u00F0' => 3, _ => 4 };
        if (text.Length < length)
        {
            return 0;
        }

        bytes[0] = (byte)text[0];
        for (var index = 1; index < length; index++)
        {
            var character = text[index];
            var value = character is >= '\u0080' and <= '\u00BF' ? character : Signs.IndexOf(character, StringComparison.Ordinal) is >= 0 and var sign ? 0x80 + sign : 0;
            if (value == 0)
            {
                return 0;
            }

            bytes[index] = (byte)value;
        }

        return Rune.DecodeFromUtf8(bytes[..length], out _, out var used) == OperationStatus.Done && used == length ? length : 0;
    }
}
