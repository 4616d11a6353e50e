using System.Text;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Feeds.Reading;

/// <summary>Turns the bytes of an answer into text. What is valid UTF-8 is UTF-8, whatever is declared; else the first declared encoding that fits. Pure.</summary>
/// <remarks>Feeds say UTF-8 and send GBK, say ISO-8859-1 and send UTF-8, or say nothing at all; bytes that are valid UTF-8 are hardly ever anything else.</remarks>
internal static partial class FeedDecoder
{
    private const int DeclarationLength = 1024;
    private const int SampleLength = 64 * 1024;

    // Frequent in any Chinese text, in the one or the other writing: a wrong encoding hits them by chance only.
    private static readonly HashSet<char> Frequent = [.. "的一是不了在有人我他这这個来來们們大中上为為国國说說时時会會出年月日到以和地要就对對生能新公司市"];

    private static readonly Encoding StrictUtf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static FeedDecoder() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="charset">What the answer's headers declare.</param>
    /// <param name="language">The language the operator gave the feed, such as <c>zh-Hant</c>: it decides between old encodings.</param>
    public static string Decode(ReadOnlySpan<byte> bytes, string? charset, string? language)
    {
        if (Marked(bytes) is var (marked, length))
        {
            return marked.GetString(bytes[length..]);
        }

        var declared = Declared(bytes);
        // Seven bits a byte: every such text is valid UTF-8 as well, and means something else.
        if (bytes.Contains((byte)0x1B) && new[] { declared, charset }.FirstOrDefault(IsEscaped) is { } escaped && Try(Find(escaped), bytes) is { } unescaped)
        {
            return unescaped;
        }

        return Try(StrictUtf8, bytes) ?? NearlyUtf8(bytes) ?? Try(Find(declared), bytes) ?? Try(Find(charset), bytes) ?? Guess(bytes, language);
    }

    private static (Encoding Encoding, int Length)? Marked(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, 0x00, 0x00, ..] => (Encoding.UTF32, 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        [(byte)'<', 0x00, (byte)'?' or (byte)'r' or (byte)'f', 0x00, ..] => (Encoding.Unicode, 0),
        [0x00, (byte)'<', 0x00, (byte)'?' or (byte)'r' or (byte)'f', ..] => (Encoding.BigEndianUnicode, 0),
        _ => null,
    };

    private static string? Declared(ReadOnlySpan<byte> bytes)
    {
        var start = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, DeclarationLength)]);
        return Declaration().Match(start) is { Success: true } match ? match.Groups["name"].Value : null;
    }

    private static bool IsEscaped(string? name) =>
        name is not null && (name.StartsWith("iso-2022", StringComparison.OrdinalIgnoreCase) || name.StartsWith("hz-", StringComparison.OrdinalIgnoreCase));

    /// <summary>As browsers take the names: the smaller Chinese sets are read as the larger ones, Latin 1 as Windows'.</summary>
    private static Encoding? Find(string? name)
    {
        try
        {
            return name?.Trim('"', '\'', ' ').ToLowerInvariant() switch
            {
                null or "" or "utf-8" or "utf8" or "utf-16" or "unicode" => null,
                "gb2312" or "gb_2312-80" or "gbk" or "x-gbk" or "gb18030" or "chinese" => Strict("GB18030"),
                "big5" or "big5-hkscs" or "x-x-big5" or "cn-big5" => Strict("big5"),
                "iso-8859-1" or "latin1" or "us-ascii" or "ascii" => Strict("windows-1252"),
                "sjis" or "shift_jis" or "shift-jis" or "x-sjis" => Strict("shift_jis"),
                var other => Strict(other),
            };
        }
        catch (ArgumentException)
        {
            return null; // a name nobody knows
        }
    }

    private static Encoding Strict(string name) => Encoding.GetEncoding(name, EncoderFallback.ReplacementFallback, DecoderFallback.ExceptionFallback);

    private static string? Try(Encoding? encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding?.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // An answer cut in the middle of a character, or with a stray byte, is still UTF-8.
    private static string? NearlyUtf8(ReadOnlySpan<byte> bytes)
    {
        var lenient = Encoding.UTF8.GetString(bytes);
        return lenient.AsSpan().Count('\uFFFD') <= 2 + (lenient.Length / 2000) ? lenient : null;
    }

    private static string Guess(ReadOnlySpan<byte> bytes, string? language)
    {
        var sample = bytes[..Math.Min(bytes.Length, SampleLength)];
        var (simplified, traditional) = (Encoding.GetEncoding("GB18030"), Encoding.GetEncoding("big5"));
        var chosen = language switch
        {
            "zh-Hant" => traditional,
            "zh-Hans" => simplified,
            _ => Score(simplified.GetString(sample)) >= Score(traditional.GetString(sample)) ? simplified : traditional,
        };
        return language is "en" || Score(chosen.GetString(sample)) == 0 ? Encoding.GetEncoding("windows-1252").GetString(bytes) : chosen.GetString(bytes);
    }

    private static int Score(string text) => text.Count(Frequent.Contains) - text.AsSpan().Count('\uFFFD');

    [GeneratedRegex("""<\?xml[^>]{0,200}encoding\s*=\s*["'](?<name>[A-Za-z0-9._:-]{2,30})|<meta[^>]{0,80}charset\s*=\s*["']?(?<name>[A-Za-z0-9_-]{2,20})""", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Declaration();
}
