using System.Text;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>Crawled texts often have a paragraph on each line and no empty line between; Markdown would run title, frames and paragraphs together. Pure.</summary>
internal static class LongLines
{
    // Nobody wraps lines there by hand.
    private const int Long = 160;
    private const string Structure = "-*+>#|<`~=:! \t\r";

    /// <summary>The text with an empty line between the lines of each block that was not wrapped.</summary>
    public static string Part(string markdown)
    {
        var places = FindPlaces(markdown);
        if (places.Count == 0)
        {
            return markdown;
        }

        var parted = new StringBuilder(markdown.Length + places.Count);
        var from = 0;
        foreach (var place in places)
        {
            parted.Append(markdown, from, place - from).Append('\n');
            from = place;
        }

        return parted.Append(markdown, from, markdown.Length - from).ToString();
    }

    // Where lines begin that want an empty one before them.
    private static List<int> FindPlaces(ReadOnlySpan<char> text)
    {
        var places = new List<int>();
        var (settled, longest, isCode, isAfterProse) = (0, 0, false, false);
        for (var start = 0; start <= text.Length;)
        {
            var length = text[start..].IndexOf('\n') is var found and >= 0 ? found : text.Length - start;
            var line = text.Slice(start, length);
            if (line.IsWhiteSpace())
            {
                EndBlock(ref longest);
                isAfterProse = false;
            }
            else
            {
                isCode ^= CodeFence.Is(line);
                var isProse = !isCode && IsProse(line);
                if (isProse && isAfterProse)
                {
                    places.Add(start);
                }

                isAfterProse = isProse;
                longest = Math.Max(longest, length);
            }

            start += length + 1;
        }

        EndBlock(ref longest);
        return places;

        void EndBlock(ref int longestLine)
        {
            if (longestLine <= Long)
            {
                places.RemoveRange(settled, places.Count - settled);
            }

            settled = places.Count;
            longestLine = 0;
        }
    }

    // Items, rows, quotes and tags belong to the lines around them, and a small letter to the sentence before it.
    private static bool IsProse(ReadOnlySpan<char> line) =>
        !Structure.Contains(line[0], StringComparison.Ordinal) && !char.IsLower(line[0])
        && !(char.IsAsciiDigit(line[0]) && line[..Math.Min(4, line.Length)].ContainsAny('.', ')'));
}
