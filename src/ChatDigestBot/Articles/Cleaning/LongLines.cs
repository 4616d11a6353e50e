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

            Append(parted, lines.AsSpan(start, Math.Min(end + 1, lines.Length) - start), ref isCode);
            start = end + 1;
        }

        return parted.ToString();
    }

    private static void Append(StringBuilder parted, ReadOnlySpan<string> block, ref bool isCode)
    {
        var longest = 0;
        foreach (var line in block)
        {
            longest = Math.Max(longest, line.Length);
        }

        for (var index = 0; index < block.Length; index++)
        {
            isCode ^= IsFence(block[index]);
            parted.Append(block[index]).Append('\n');
            if (longest > Long && !isCode && index + 1 < block.Length && IsProse(block[index]) && IsProse(block[index + 1]))
            {
                parted.Append('\n');
            }
        }
    }

    // Items, rows, quotes and tags belong to the lines around them, and a small letter to the sentence before it.
    private static bool IsProse(string line) =>
        !string.IsNullOrWhiteSpace(line) && !Structure.Contains(line[0], StringComparison.Ordinal) && !char.IsLower(line[0])
        && !(char.IsAsciiDigit(line[0]) && line.AsSpan(0, Math.Min(4, line.Length)).ContainsAny('.', ')'));

    private static bool IsFence(string line) => line.AsSpan().TrimStart() is var text && (text.StartsWith("```", StringComparison.Ordinal) || text.StartsWith("~~~", StringComparison.Ordinal));
}
