using System.Buffers;

namespace ChatDigestBot.Shared;

/// <summary>Keeps text such that every database and every encoding takes it: no NUL, no control characters, no halves of characters. Pure.</summary>
internal static class PlainText
{
    private static readonly SearchValues<char> Invisible = SearchValues.Create([.. Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code).Where(IsInvisible)]);

    /// <summary>Without control characters; half a character becomes the sign for an unknown one. White space stays.</summary>
    public static string Of(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (IsUnfit(text, index))
            {
                return Mend(text);
            }
        }

        return text;
    }

    /// <summary>A character that shows nothing and only parts words for whoever compares: zero-width spaces, soft hyphens, marks of direction. Joiners of emoji are kept.</summary>
    public static bool IsInvisible(char character) => character switch
    {
        < '\u00AD' => false,
        '\u00AD' or '\u034F' or '\u115F' or '\u1160' or '\u180E' or '\u200B' or '\u200E' or '\u200F' or '\u3164' or '\uFEFF' or '\uFFA0' => true,
        >= '\u202A' and <= '\u202E' or >= '\u2060' and <= '\u206F' or >= '\uFFF9' and <= '\uFFFB' => true,
        _ => false,
    };

    /// <summary>Without invisible characters, and letters with their marks as one character.</summary>
    public static string Visible(string text) =>
        Composed(text.AsSpan().ContainsAny(Invisible) ? string.Concat(text.Where(character => !IsInvisible(character))) : text);

    /// <summary>Letters with their marks as one character; a joiner between characters that never join is left out.</summary>
    public static string Composed(string text) => UnicodeComposition.Compose(text.AsSpan().ContainsAny('\u200C', '\u200D') ? WithoutIdleJoiners(text) : text);

    /// <summary>At most so many characters of the beginning, never half of a pair.</summary>
    public static string Beginning(string text, int most) =>
        text.Length <= most ? text : text[..(most > 0 && char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    /// <summary>At most so many characters, and a sign that there was more.</summary>
    public static string Shorten(string text, int most) => text.Length <= most ? text : Beginning(text, most).TrimEnd() + "…";

    private static string WithoutIdleJoiners(string text) =>
        string.Concat(text.Where((character, index) => character is not ('\u200C' or '\u200D') || (index > 0 && index + 1 < text.Length && Joins(text[index - 1]) && Joins(text[index + 1]))));

    // Emoji, and scripts whose letters change their form; Chinese and Latin do not.
    private static bool Joins(char character) => char.IsSurrogate(character) || character is >= '\u0600' and <= '\u0DFF' or >= '\u2600' and <= '\u27BF' or '\uFE0F';

    private static bool IsUnfit(string text, int index) => IsControl(text[index]) || IsHalf(text, index);

    private static bool IsControl(char character) => char.IsControl(character) && !char.IsWhiteSpace(character);

    private static bool IsHalf(string text, int index) => char.IsSurrogate(text[index])
        && !(char.IsHighSurrogate(text[index]) ? index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]) : index > 0 && char.IsHighSurrogate(text[index - 1]));

    private static string Mend(string text)
    {
        var mended = new char[text.Length];
        var length = 0;
        for (var index = 0; index < text.Length; index++)
        {
            if (!IsControl(text[index]))
            {
                mended[length++] = IsHalf(text, index) ? '\uFFFD' : text[index];
            }
        }

        return new string(mended, 0, length);
    }
}
