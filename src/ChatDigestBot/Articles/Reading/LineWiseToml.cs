using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Reading;

/// <summary>Reads a broken head of TOML as people meant it: a field a line, quotes around the value off. Pure; refuses nothing.</summary>
internal static partial class LineWiseToml
{
    private const int MaxFields = 200;

    public static FrontMatter Read(string head, int firstLine)
    {
        var values = new Dictionary<string, FrontMatterValue>(StringComparer.Ordinal);
        var (prefix, number) = ("", firstLine - 1);
        foreach (var line in head.AsSpan().EnumerateLines())
        {
            number++;
            var text = line.ToString();
            if (Table().Match(text) is { Success: true } table)
            {
                prefix = FrontMatter.NameOf(table.Groups[1].Value) + ".";
            }
            else if (Field().Match(text) is { Success: true } field && values.Count < MaxFields)
            {
                values.TryAdd(prefix + FrontMatter.NameOf(field.Groups[1].Value), new FrontMatterValue(ItemsOf(field.Groups[2].Value.Trim()), number));
            }
        }

        return new FrontMatter { Values = values };
    }

    private static IReadOnlyList<string> ItemsOf(string value) => value is ['[', .., ']']
        ? [.. value[1..^1].Split(',').Select(LineWiseYaml.Unquote).Where(item => item.Length > 0)]
        : [LineWiseYaml.Unquote(value)];

    [GeneratedRegex(@"^\s*\[([A-Za-z0-9_-]{1,40})\]\s*$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Table();

    [GeneratedRegex("""^\s*["']?([A-Za-z][A-Za-z0-9_-]{0,30})["']?\s*=\s*(.*)$""", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Field();
}
