using System.Buffers;
using System.Text;

namespace ChatDigestBot.Shared;

/// <summary>Keeps text such that every database and every encoding takes it: no NUL, no control characters, no halves of characters. Pure.</summary>
internal static class PlainText
{
    // The first half of tags and of the many variants of one Chinese character.
    private const char TagLead = '\uDB40';

    private static readonly SearchValues<char> Joiners = SearchValues.Create('\u200C', '\u200D', '\uFE0E', '\uFE0F', TagLead);

    private static readonly SearchValues<char> Turns = SearchValues.Create('\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069');

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

    /// <summary>A character that shows nothing and only parts words for whoever compares: zero-width spaces, soft hyphens, marks of direction, variants of characters, the place of a lost object. Joiners and variants of emoji are kept.</summary>
    public static bool IsInvisible(char character) => character switch
    {
        < '\u00AD' => false,
        '\u00AD' or '\u034F' or '\u061C' or '\u115F' or '\u1160' or '\u17B4' or '\u17B5' or '\u180E' or '\u200B' or '\u200E' or '\u200F' or '\u3164' or '\uFEFF' or '\uFFA0' => true,
        >= '\u202A' and <= '\u202E' or >= '\u2060' and <= '\u206F' or >= '\uFE00' and <= '\uFE0D' or >= '\uFFF9' and <= '\uFFFC' => true,
        _ => false,
    };

    /// <summary>Without invisible characters, and letters with their marks as one character.</summary>
    public static string Visible(string text) =>
        Composed(text.AsSpan().ContainsAny(Invisible) ? string.Concat(text.Where(character => !IsInvisible(character))) : text);

    /// <summary>What changes the direction of the rest of its line is a zero-width space instead, so that every character stays in its place.</summary>
    public static string WithoutTurns(string text) => text.AsSpan().ContainsAny(Turns)
        ? string.Create(text.Length, text, static (kept, said) => said.AsSpan().ReplaceAny(kept, Turns, '\u200B'))
        : text;

    /// <summary>Letters with their marks as one character; a joiner, a variant or a tag behind a character that takes none is left out.</summary>
    public static string Composed(string text) => UnicodeComposition.Compose(text.AsSpan().ContainsAny(Joiners) ? WithoutIdleJoiners(text) : text);

    /// <summary>At most so many characters of the beginning, never half of a pair.</summary>
    public static string Beginning(string text, int most) =>
        text.Length <= most ? text : text[..(most > 0 && char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    /// <summary>On one line, with single spaces.</summary>
    public static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The beginning of a longer text, for a line in a list.</summary>
    public static string Excerpt(string text, int most) => Shorten(OneLine(text), most);

    /// <summary>At most so many characters, and a sign that there was more; a word is not cut, unless it takes more than half of the room.</summary>
    public static string Shorten(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var end = most;
        while (end > most / 2 && IsInWord(text[end - 1]) && IsInWord(text[end]))
        {
            end--;
        }

        return Beginning(text, end > most / 2 ? end : most).TrimEnd() + "…";
    }

    /// <summary>Folded words as a text has them: AI for ai; as they are where it has not.</summary>
    public static string AsWritten(string folded, string text) => text.IndexOf(folded, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? text.Substring(at, folded.Length) : folded;

    // Scripts further on write their words without spaces.
    private static bool IsInWord(char character) => character < '\u0E00' && char.IsLetterOrDigit(character);

    private static string WithoutIdleJoiners(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (character == TagLead && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
            {
                // 🏴 and tags are the flag of a part of a country.
                if (kept.Length > 1 && (kept[^2], kept[^1]) is ('\uD83C', '\uDFF4') or (TagLead, _))
                {
                    kept.Append(character).Append(text[index + 1]);
                }

                index++;
                continue;
            }

            var isIdle = character switch
            {
                '\u200C' or '\u200D' => index == 0 || index + 1 == text.Length || !Joins(text[index - 1]) || !Joins(text[index + 1]),
                '\uFE0E' or '\uFE0F' => index == 0 || TextFolding.IsHan(text[index - 1]),
                _ => false,
            };
            if (!isIdle)
            {
                kept.Append(character);
            }
        }

        return kept.ToString();
    }

    // Emoji, and scripts whose letters change their form; Chinese and Latin do not.
    private static bool Joins(char character) => char.IsSurrogate(character) || character is >= '\u0600' and <= '\u0DFF' or >= '\u2600' and <= '\u27BF' or '\uFE0F';

    /// <summary>Whether every database can keep it: no zero character, no half of a pair.</summary>
    public static bool IsWhole(string? text)
    {
        for (var index = 0; index < text?.Length; index++)
        {
            if (text[index] == '\0' || IsHalf(text, index))
            {
                return false;
            }
        }

        return true;
    }

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
