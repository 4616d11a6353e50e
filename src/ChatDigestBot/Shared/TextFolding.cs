using System.Collections;

namespace ChatDigestBot.Shared;

/// <summary>Makes texts comparable, character by character: lower case, simplified Chinese, half-width letters, plain spaces, characters for the radicals that look like them.</summary>
/// <remarks>One character stays one character, so that a position in folded text is the position in the text.</remarks>
internal static class TextFolding
{
    private static readonly char[] Folded = BuildTable();
    private static readonly BitArray Simplified = BuildSimplified();

    public static char Fold(char character) => Folded[character];

    public static string Fold(string text) => string.Create(text.Length, text, static (folded, source) => Fold(source, folded));

    /// <param name="destination">At least as long as <paramref name="source"/>.</param>
    public static void Fold(ReadOnlySpan<char> source, Span<char> destination)
    {
        var table = Folded;
        for (var index = 0; index < source.Length; index++)
        {
            destination[index] = table[source[index]];
        }
    }

    /// <summary>Han characters of the basic plane: unified ideographs, extension A, compatibility ideographs and 〇.</summary>
    public static bool IsHan(char character) =>
        character is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') or (>= '\uF900' and <= '\uFAFF') or '\u3007';

    public static bool HasHan(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (IsHan(character))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A character that simplified Chinese writes otherwise.</summary>
    public static bool IsTraditional(char character) => character >= '\u3400' && Folded[character] != character && IsHan(character);

    /// <summary>A character that stands for a traditional one; a few of them are at home in traditional texts too.</summary>
    public static bool IsSimplified(char character) => Simplified[character];

    private static BitArray BuildSimplified()
    {
        var simplified = new BitArray(char.MaxValue + 1);
        foreach (var character in ChineseTable.Simplified)
        {
            simplified[character] = true;
        }

        return simplified;
    }

    private static char[] BuildTable()
    {
        var table = new char[char.MaxValue + 1];
        for (var code = 0; code <= char.MaxValue; code++)
        {
            table[code] = char.ToLowerInvariant((char)code);
        }

        for (var code = '\uFF01'; code <= '\uFF5E'; code++)
        {
            table[code] = char.ToLowerInvariant((char)(code - '\uFF01' + '!'));
        }

        foreach (var space in "\u00A0\u2002\u2003\u2007\u2009\u202F\u3000\t\n\r")
        {
            table[space] = ' ';
        }

        for (var index = 0; index < RadicalTable.Lookalikes.Length; index++)
        {
            table[RadicalTable.Lookalikes[index]] = RadicalTable.Meant[index];
        }

        for (var index = 0; index < ChineseTable.Traditional.Length; index++)
        {
            table[ChineseTable.Traditional[index]] = ChineseTable.Simplified[index];
        }

        // A few simplified characters are themselves the traditional form of another word's.
        foreach (var traditional in ChineseTable.Traditional)
        {
            table[traditional] = table[table[traditional]];
        }

        foreach (var lookalike in RadicalTable.Lookalikes)
        {
            table[lookalike] = table[table[lookalike]];
        }

        return table;
    }
}
