namespace ChatDigestBot.Articles.Cleaning;

/// <summary>Knows the lines between which Markdown keeps code.</summary>
internal static class CodeFence
{
    /// <param name="line">However far it is indented.</param>
    public static bool Is(ReadOnlySpan<char> line) => line.TrimStart() is var text && (text.StartsWith("```") || text.StartsWith("~~~"));
}
