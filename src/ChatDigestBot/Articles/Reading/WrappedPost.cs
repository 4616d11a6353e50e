using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Reading;

/// <summary>Takes off what tools that write posts put around a whole one: a fence as if it were code, and a second head. Pure.</summary>
internal static partial class WrappedPost
{
    private const int MaxLength = 64 * 1024;

    // What makes fields between two lines a head, and no part of a text.
    private static readonly string[] HeadNames = ["title", "标题", "date", "draft", "published", "layout", "slug"];

    /// <summary>The post without the fence around it, or around its head.</summary>
    public static string Unfenced(string text)
    {
        if (!text.AsSpan().TrimStart().StartsWith("```") || First().Match(text) is not { Success: true } first)
        {
            return text;
        }

        var rest = text[first.Length..];
        // A bare fence ends what the first line began, be it at the very end.
        var next = rest.IndexOf("\n```", StringComparison.Ordinal);
        var isWhole = rest.AsSpan().TrimEnd().EndsWith("\n```") && next >= 0 && (rest.AsSpan(next + "\n```".Length) is [>= 'A' and <= 'z', ..] || rest.AsSpan(next).Count("\n```") == 1);
        if (first.Groups["yaml"].Success)
        {
            return next is < 0 or > MaxLength ? text
                : rest.AsSpan().TrimStart().StartsWith("---") ? string.Concat(rest.AsSpan(0, next), rest.AsSpan(next + "\n```".Length))
                : string.Concat("---\n", rest.AsSpan(0, next), "\n---", rest.AsSpan(next + "\n```".Length));
        }

        return isWhole ? rest[..rest.LastIndexOf("\n```", StringComparison.Ordinal)] : text;
    }

    /// <summary>A head below the head, as tools leave that put their own above: the first says what both say, and what either keeps from readers is kept.</summary>
    public static (FrontMatter Head, int BodyStart) ReadSecond(FrontMatter head, string body, string path)
    {
        if (head.Values.Count == 0 || !Second().IsMatch(body))
        {
            return (head, 0);
        }

        var (second, start) = FrontMatterReader.Read(body, path, []);
        if (!HeadNames.Any(second.Values.ContainsKey))
        {
            return (head, 0);
        }

        var values = new Dictionary<string, FrontMatterValue>(second.Values, StringComparer.Ordinal);
        foreach (var (name, value) in head.Values)
        {
            values[name] = value;
        }

        return (head with { Values = values }, start);
    }

    [GeneratedRegex(@"\A\s*```[ \t]*(?:(?<yaml>ya?ml|front-?matter)|markdown|md|mdx|html)[ \t]*\n", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex First();

    [GeneratedRegex(@"\A\s{0,10}---[ \t]*\n(?:[^\n]{0,2000}\n){1,80}?---[ \t]*(?:\n|\z)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Second();
}
