namespace ChatDigestBot.Articles.Reading;

/// <summary>What stands above a post's head or its page and says nothing: white space, what nobody sees, comments of generators, YAML's own directives. Pure.</summary>
internal static class Preamble
{
    private const int MaxComment = 64 * 1024;

    /// <summary>Where the text goes on behind white space, and what nobody sees.</summary>
    public static int BehindSpace(string text, int start)
    {
        while (start < text.Length && (char.IsWhiteSpace(text[start]) || text[start] is '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF'))
        {
            start++;
        }

        return start;
    }

    /// <summary>Where it goes on behind all of it; at a comment that has no end.</summary>
    public static int Behind(string text, int start)
    {
        for (start = BehindSpace(text, start); ; start = BehindSpace(text, start))
        {
            var rest = text.AsSpan(start);
            if (rest.StartsWith("<!--") && text.IndexOf("-->", start, Math.Min(rest.Length, MaxComment), StringComparison.Ordinal) is > 0 and var end)
            {
                start = end + "-->".Length;
            }
            else if (rest.StartsWith("%YAML") || rest.StartsWith("%TAG"))
            {
                start += rest.IndexOf('\n') is >= 0 and var feed ? feed : rest.Length;
            }
            else
            {
                return start;
            }
        }
    }
}
