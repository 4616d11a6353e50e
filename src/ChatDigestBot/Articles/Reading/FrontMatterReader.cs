using System.Text.RegularExpressions;
using ChatDigestBot.Shared;
using YamlDotNet.Core;

namespace ChatDigestBot.Articles.Reading;

/// <summary>Parts a post into head and body. A head that is no valid YAML is read line by line and reported, never dropped. Pure.</summary>
internal static partial class FrontMatterReader
{
    private const int MaxLength = 64 * 1024;
    private const int MaxDashes = 10;

    /// <param name="path">For the problems.</param>
    public static (FrontMatter Head, int BodyStart) Read(string text, string path, List<PostProblem> problems)
    {
        var start = Preamble.BehindSpace(text, 0);
        var isPlain = TextLines.At(text, start).TrimEnd() is "---";
        var fence = isPlain ? start : Preamble.Behind(text, start);
        if (Language(TextLines.At(text, fence)) is not { } language)
        {
            return OtherHeads.TryRead(text, start, path, problems) ?? (FrontMatter.None, 0);
        }

        var headStart = TextLines.Behind(text, fence);
        var firstLine = TextLines.NumberOf(text, headStart);
        var before = text.AsSpan(0, fence);
        before = before[(before.LastIndexOf('\n') + 1)..];
        var indent = before.IsWhiteSpace() ? before.Length : 0;
        if (FindEnd(text, headStart, isIndented: indent > 0, maxDashes: isPlain ? 3 : MaxDashes) is not { } end)
        {
            return isPlain ? ReadOpen(text, headStart, firstLine, path, problems) : (FrontMatter.None, 0);
        }

        var bodyStart = TextLines.At(text, end).StartsWith("---#") ? end + "---".Length : TextLines.Behind(text, end);
        var head = indent > 0 ? WithoutIndent(text[headStart..end], indent) : text.AsSpan(headStart, end - headStart);
        if (language.Length > 0)
        {
            return (OtherHeads.ReadAs(language, head.ToString(), firstLine, path, problems), bodyStart);
        }

        var known = problems.Count;
        if ((isPlain || HasOnlyFields(head)) && ReadHead(head, firstLine, path, problems) is var read && (read.Values.Count > 0 || IsEmpty(head)))
        {
            return (read, bodyStart);
        }

        // Text between two lines across the page.
        problems.RemoveRange(known, problems.Count - known);
        return (FrontMatter.None, 0);
    }

    private static (FrontMatter Head, int BodyStart) ReadOpen(string text, int headStart, int firstLine, string path, List<PostProblem> problems)
    {
        problems.Add(PostProblem.Warning(path, firstLine, "Its head has no closing line, so it was read up to the first line that is no field. Put --- on a line of its own after the fields."));
        return LineWiseYaml.ReadOpen(text, headStart, Math.Min(text.Length, headStart + MaxLength), firstLine);
    }

    /// <summary>Empty for YAML; null where the line begins no head.</summary>
    private static string? Language(ReadOnlySpan<char> line)
    {
        if (line.TrimEnd() is "---")
        {
            return "";
        }

        return line.StartsWith("---") && FirstLine().Match(line.ToString()) is { Success: true } match
            ? match.Groups["language"].Value.ToLowerInvariant() is var language && language is "yaml" or "yml" ? "" : language
            : null;
    }

    private static bool IsEmpty(ReadOnlySpan<char> head)
    {
        foreach (var line in head.EnumerateLines())
        {
            if (line.TrimStart() is not ([] or ['#', ..]))
            {
                return false;
            }
        }

        return true;
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

    private static bool HasOnlyFields(ReadOnlySpan<char> head)
    {
        var fields = 0;
        foreach (var line in head.EnumerateLines())
        {
            var isField = LineWiseYaml.IsField(line);
            fields += isField ? 1 : 0;
            if (!isField && line is not ([] or ['#' or '-' or ' ' or '\t', ..]))
            {
                return false;
            }
        }

        return fields > 0;
    }

    private static string WithoutIndent(string head, int indent) =>
        string.Join('\n', head.Split('\n').Select(line => line[Math.Min(indent, line.Length - line.AsSpan().TrimStart(" \t").Length)..]));

    private static int? FindEnd(string text, int start, bool isIndented, int maxDashes)
    {
        for (var line = start; line < text.Length && line - start <= MaxLength; line = TextLines.Behind(text, line))
        {
            var content = TextLines.At(text, line).TrimEnd();
            content = isIndented ? content.TrimStart() : content;
            // Some programs write the heading onto the line of the closing fence.
            if (content is "---" or "..." || content.StartsWith("---#") || (content.Length is > 3 && content.Length <= maxDashes && !content.ContainsAnyExcept('-')))
            {
                return line;
            }
        }

        return null;
    }

    // As gray-matter has it: ---toml; or with a comment behind, or longer.
    [GeneratedRegex(@"^-{3,10}[ \t]*(?<language>ya?ml|toml|json5?|js|javascript|ts|coffee|cson)?[ \t]*(?:#.*)?\s*$", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex FirstLine();
}
