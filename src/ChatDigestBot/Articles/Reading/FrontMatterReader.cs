using YamlDotNet.Core;

namespace ChatDigestBot.Articles.Reading;

/// <summary>Parts a post into head and body. A head that is no valid YAML is read line by line and reported, never dropped. Pure.</summary>
internal static class FrontMatterReader
{
    private const int MaxLength = 64 * 1024;

    /// <param name="path">For the problems.</param>
    public static (FrontMatter Head, int BodyStart) Read(string text, string path, List<PostProblem> problems)
    {
        var start = 0;
        while (start < text.Length && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        if (!text.AsSpan(start).StartsWith("---") || LineAt(text, start).TrimEnd() is not "---")
        {
            return OtherHeads.TryRead(text, start) ?? (FrontMatter.None, 0);
        }

        var headStart = NextLine(text, start);
        var firstLine = text.AsSpan(0, headStart).Count('\n') + 1;
        var end = FindEnd(text, headStart);
        if (end is null)
        {
            problems.Add(PostProblem.Warning(path, firstLine, "Its head has no closing line, so it was read up to the first line that is no field. Put --- on a line of its own after the fields."));
            var (open, bodyStart) = LineWiseYaml.ReadOpen(text, headStart, Math.Min(text.Length, headStart + MaxLength), firstLine);
            return (open, bodyStart);
        }

        var head = text.AsSpan(headStart, end.Value - headStart);
        return (ReadHead(head, firstLine, path, problems), NextLine(text, end.Value));
    }

    private static FrontMatter ReadHead(ReadOnlySpan<char> head, int firstLine, string path, List<PostProblem> problems)
    {
        if (SimpleYaml.TryRead(head, firstLine) is { } simple)
        {
            return simple;
        }

        try
        {
            return StrictYaml.Read(head.ToString(), firstLine);
        }
        catch (YamlException exception)
        {
            var line = firstLine + (int)Math.Max(0, exception.Start.Line - 1);
            problems.Add(PostProblem.Warning(path, line, "Its head is not valid YAML here, so it was read line by line. Put the value into single quotes and double the quotes inside it."));
            return LineWiseYaml.Read(head, firstLine);
        }
    }

    private static int? FindEnd(string text, int start)
    {
        for (var line = start; line < text.Length && line - start <= MaxLength; line = NextLine(text, line))
        {
            if (LineAt(text, line).TrimEnd() is "---" or "...")
            {
                return line;
            }
        }

        return null;
    }

    private static ReadOnlySpan<char> LineAt(string text, int start)
    {
        var rest = text.AsSpan(start);
        var length = rest.IndexOf('\n');
        return length < 0 ? rest : rest[..length];
    }

    private static int NextLine(string text, int start)
    {
        var length = text.AsSpan(start).IndexOf('\n');
        return length < 0 ? text.Length : start + length + 1;
    }
}
