namespace ChatDigestBot.Shared;

/// <summary>Keeps text such that every database and every encoding takes it: no NUL, no control characters, no halves of characters. Pure.</summary>
internal static class PlainText
{
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

    /// <summary>At most so many characters of the beginning, never half of a pair.</summary>
    public static string Beginning(string text, int most) =>
        text.Length <= most ? text : text[..(most > 0 && char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    /// <summary>At most so many characters, and a sign that there was more.</summary>
    public static string Shorten(string text, int most) => text.Length <= most ? text : Beginning(text, most).TrimEnd() + "…";

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
