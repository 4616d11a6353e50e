using System.Text;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>Crawled texts often have a paragraph on each line and no empty line between; Markdown would run title, frames and paragraphs together. Pure.</summary>
internal static class LongLines
{
    // Nobody wraps lines there by hand.
    private const int Long = 200;
    private const string Structure = "-*+>#|<`~=:![ \t";

    /// <summary>The text with an empty line behind each line of a block that was not wrapped.</summary>
    public static string Part(string markdown)
    {
        var lines = markdown.Split('\n');
        if (!Array.Exists(lines, line => line.Length > Long))
        {
            return markdown;
        }

        var parted = new StringBuilder(markdown.Length + lines.Length);
        var isCode = false;
        for (var start = 0; start < lines.Length;)
        {
            var end = start;
            while (end < lines.Length && !string.IsNullOrWhiteSpace(lines[end]))
            {
                end++;
            }

            var block = lines.AsSpan(start, end - start);
            isCode ^= CountFences(block) % 2 == 1;
            var isApart = !isCode && IsUnwrapped(block);
            foreach (var line in block)
            {
                parted.Append(line).Append(isApart ? "\n\n" : "\n");
            }

            if (end < lines.Length)
            {
                parted.Append(lines[end]).Append('\n');
            }

            start = end + 1;
        }

        return parted.ToString();
    }

    private static bool IsUnwrapped(ReadOnlySpan<string> block)
    {
        var longest = 0;
        foreach (var line in block)
        {
            if (Structure.Contains(line[0], StringComparison.Ordinal) || char.IsLower(line[0]) || (char.IsAsciiDigit(line[0]) && line.AsSpan(0, Math.Min(4, line.Length)).IndexOfAny(".)") > 0))
            {
                return false;
            }

            longest = Math.Max(longest, line.Length);
        }

        return block.Length > 1 && longest > Long;
    }

    private static int CountFences(ReadOnlySpan<string> block)
    {
        var fences = 0;
        foreach (var line in block)
        {
            var trimmed = line.AsSpan().TrimStart();
            fences += trimmed.StartsWith("```", StringComparison.Ordinal) || trimmed.StartsWith("~~~", StringComparison.Ordinal) ? 1 : 0;
        }

        return fences;
    }
}
