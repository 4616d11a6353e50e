using System.Globalization;

namespace ChatDigestBot.Shared;

/// <summary>What a folded character is to the search.</summary>
internal enum CharKind : byte
{
    /// <summary>Parts words.</summary>
    Separator,

    /// <summary>Han, kana and Hangul: scripts whose words are found by pairs of characters, because nothing parts them.</summary>
    Han,

    Letter,

    Digit,
}

/// <summary>Looks a folded character's kind up.</summary>
internal static class CharKinds
{
    private static readonly CharKind[] Kinds = BuildTable();

    public static CharKind Of(char folded) => Kinds[folded];

    private static CharKind[] BuildTable()
    {
        var kinds = new CharKind[char.MaxValue + 1];
        for (var code = 0; code < kinds.Length; code++)
        {
            kinds[code] = Classify((char)code);
        }

        return kinds;
    }

    private static CharKind Classify(char character) => character switch
    {
        >= '\u3400' and <= '\u4DBF' or >= '\u4E00' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' or '\u3005' or '\u3007' => CharKind.Han,
        >= '\u3041' and <= '\u309F' or >= '\u30A1' and <= '\u30FA' or '\u30FC' or >= '\u3105' and <= '\u312F' => CharKind.Han,
        >= '\uAC00' and <= '\uD7A3' => CharKind.Han,
        // Folding leaves only whole pairs of the Han planes: such a rare character is a word of its own.
        >= '\uD800' and <= '\uDFFF' => CharKind.Letter,
        _ => CharUnicodeInfo.GetUnicodeCategory(character) switch
        {
            UnicodeCategory.DecimalDigitNumber => CharKind.Digit,
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
                or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => CharKind.Letter,
            _ => CharKind.Separator,
        },
    };
}
