namespace ChatDigestBot.Articles.Reading;

/// <summary>The lines of a text by the places where they begin. Pure.</summary>
internal static class TextLines
{
    /// <summary>The line that begins there, without its line feed.</summary>
    public static ReadOnlySpan<char> At(string text, int start)
    {
        var rest = text.AsSpan(start);
        var length = rest.IndexOf('\n');
        return length < 0 ? rest : rest[..length];
    }

    /// <summary>Where the next line begins; the text's end behind the last.</summary>
    public static int Behind(string text, int start) => Math.Min(start + At(text, start).Length + 1, text.Length);

    /// <summary>The number of the line in which a place is, counted from 1.</summary>
    public static int NumberOf(string text, int place) => text.AsSpan(0, place).Count('\n') + 1;
}
