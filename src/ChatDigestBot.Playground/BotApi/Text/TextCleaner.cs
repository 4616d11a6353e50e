using System.Buffers;
using System.Text;
using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.BotApi.Text;

/// <summary>Removes what Telegram removes from every text, trims it, and moves the entities along.</summary>
internal static class TextCleaner
{
    /// <summary>What shows nothing: a text of nothing else is none. Spaces of every kind, zero-width signs, marks of direction, the place of a lost object.</summary>
    private static readonly SearchValues<char> Blank = SearchValues.Create(
        " \n\u00A0\u1680\u180E\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u200B\u200C\u200D\u200E\u200F\u202F\u205F\u2800\u3000\uFEFF\uFFFC");

    public static string Clean(string text, IReadOnlyList<TextEntity> entities, out List<TextEntity> kept)
    {
        var valid = EntityNesting.Fix(entities);
        if (NeedsCleaning(text))
        {
            text = RemoveForbidden(text, ref valid);
        }

        var end = text.Length;
        while (end > 0 && text[end - 1] is ' ' or '\n')
        {
            end--;
        }

        if (text.AsSpan(0, end).IndexOfAnyExcept(Blank) < 0)
        {
            kept = [];
            return "";
        }

        // Spaces at the start go only as far as the first entity, so those inside a tag stay.
        var start = 0;
        var firstEntity = valid.Count > 0 ? valid[0].Offset : end;
        while (start < firstEntity && start < end && text[start] is ' ' or '\n')
        {
            start++;
        }

        kept = [];
        foreach (var entity in valid)
        {
            var length = Math.Min(entity.Offset + entity.Length, end) - entity.Offset;
            if (length > 0)
            {
                kept.Add(entity with { Offset = entity.Offset - start, Length = length });
            }
        }

        return start == 0 && end == text.Length ? text : text[start..end];
    }

    private static bool NeedsCleaning(string text)
    {
        foreach (var character in text)
        {
            if (IsDropped(character) || IsSpaced(character))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSpaced(char character) => character < ' ' && character is not ('\n' or '\r');

    /// <summary>Carriage returns, line and direction separators, and combining lines that overdraw other lines.</summary>
    private static bool IsDropped(char character)
        => character is '\r' or (>= '\u2028' and <= '\u202e') or '\u0333' or '\u033f' or '\u030a';

    private static string RemoveForbidden(string text, ref List<TextEntity> entities)
    {
        var result = new StringBuilder(text.Length);
        var moved = new int[text.Length + 1];
        for (var index = 0; index < text.Length; index++)
        {
            moved[index] = result.Length;
            if (!IsDropped(text[index]))
            {
                result.Append(IsSpaced(text[index]) ? ' ' : text[index]);
            }
        }

        moved[text.Length] = result.Length;
        entities = EntityNesting.Fix([.. entities.Select(entity => entity with
        {
            Offset = moved[entity.Offset],
            Length = moved[entity.Offset + entity.Length] - moved[entity.Offset],
        })]);
        return result.ToString();
    }
}
