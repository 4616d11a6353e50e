using System.Collections.Frozen;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Reading;

/// <summary>Reads heads in which the title stands as a title and not as a field: Pandoc's block of %, the properties that Notion exports below the heading, the fields of reStructuredText. Pure.</summary>
internal static partial class TitledHeads
{
    private const int MaxLines = 60;
    private const int MaxTitle = 300;

    private static readonly string[] Lists = ["tags", "categories", "topics", "标签"];
    private static readonly string[] PandocNames = ["title", "author", "date"];

    // What programs write down of a page; a report may begin with its status, its type and its place.
    private static readonly FrozenSet<string> Sure = FrozenSet.Create(
        StringComparer.Ordinal,
        "created", "createdtime", "createdat", "createdby", "creationdate", "datecreated", "lasteditedtime", "lasteditedby", "lastedited", "editedtime", "updated", "updatedat", "modified", "tags", "tag", "slug", "url", "published", "publishdate",
        "publishedon", "publishedat", "publicationdate", "author", "authors", "date", "category", "categories", "lang", "keywords",
        "创建时间", "创建日期", "创建者", "创建人", "上次编辑时间", "最后编辑时间", "最近编辑时间", "编辑时间", "更新时间", "标签", "发布日期", "发布时间", "作者", "日期", "分类", "链接", "网址");

    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        StringComparer.Ordinal,
        [.. Sure, "status", "draft", "type", "topic", "topics", "source", "owner", "assign", "assignee", "priority", "language", "cover", "summary", "description", "excerpt", "version", "copyright", "状态", "来源", "类型", "主题", "话题", "摘要", "语言", "负责人", "优先级"]);

    /// <summary>Null where the text has no such head.</summary>
    /// <param name="start">Where the text begins behind white space.</param>
    public static (FrontMatter Head, int BodyStart)? TryRead(string text, int start) => text.AsSpan(start) switch
    {
        ['%', ' ' or '\n' or '\r' or '\t', ..] => Pandoc(new Lines(text, start)),
        ['#', ' ', ..] => Properties(new Lines(text, start)),
        _ => Fields(new Lines(text, start)),
    };

    // "% Title", "% Author; Author", "% Date"; what is longer goes on in indented lines.
    private static (FrontMatter Head, int BodyStart)? Pandoc(Lines lines)
    {
        var (entries, firstLine) = (new List<string>(), lines.Number);
        for (var line = lines.Current; !line.IsWhiteSpace(); line = lines.Next())
        {
            if (lines.Number - firstLine >= MaxLines)
            {
                return null;
            }

            if (line is [' ' or '\t', ..] && entries.Count > 0)
            {
                entries[^1] = Joined(entries[^1], line.Trim().ToString(), entries.Count == 2 ? ", " : " ");
            }
            else if (line.TrimEnd() is ['%'] or ['%', ' ' or '\t', ..] && entries.Count < PandocNames.Length)
            {
                entries.Add(line[1..].Trim().ToString());
            }
            else
            {
                return null;
            }
        }

        if (entries.All(entry => entry.Length == 0) || entries[0].StartsWith('!'))
        {
            return null;
        }

        var values = new Dictionary<string, FrontMatterValue>(StringComparer.Ordinal);
        for (var index = 0; index < entries.Count; index++)
        {
            values[PandocNames[index]] = new FrontMatterValue([index == 1 ? entries[index].Replace("; ", ", ", StringComparison.Ordinal) : entries[index]], firstLine + index);
        }

        return (new FrontMatter { Values = values }, lines.Start);
    }

    // "# Title", an empty line, then a property a line up to the next.
    private static (FrontMatter Head, int BodyStart)? Properties(Lines lines)
    {
        var title = lines.Current[2..].Trim().TrimEnd('#').Trim().ToString();
        var number = lines.Number;
        var values = Titled(title, number);
        if (!lines.Next().IsWhiteSpace() || title.Length is 0 or > MaxTitle)
        {
            return null;
        }

        for (var line = lines.NextWritten(); !line.IsWhiteSpace(); line = lines.Next())
        {
            if (lines.Number - number > MaxLines || Property().Match(line.TrimEnd().ToString()) is not { Success: true } property)
            {
                return null;
            }

            Add(values, property, lines.Number);
        }

        var names = values.Keys.Skip(1).ToList();
        return names.Count > 1 && names.Any(Sure.Contains) && names.Count(Known.Contains) * 2 > names.Count ? (HeadOf(values), lines.Start) : null;
    }

    // A title with a line below it, and perhaps above, then fields between colons.
    private static (FrontMatter Head, int BodyStart)? Fields(Lines lines)
    {
        var over = Rule(lines.Current);
        var title = (over is null ? lines.Current : lines.Next()).Trim().ToString();
        if (title.Length is 0 or > MaxTitle || Rule(title) is not null)
        {
            return null;
        }

        var number = lines.Number;
        if (Rule(lines.Next()) is not { } under || (over is not null && over != under))
        {
            return null;
        }

        var values = Titled(title, number);
        var line = lines.NextWritten();
        var end = lines.Start;
        for (var last = ""; lines.Number - number <= MaxLines; line = lines.Next())
        {
            if (Field().Match(line.TrimEnd().ToString()) is { Success: true } field)
            {
                last = Add(values, field, lines.Number);
            }
            else if (last.Length > 0 && line is [' ' or '\t', ..] && !line.IsWhiteSpace())
            {
                values[last] = values[last] with { Items = [Joined(values[last].Items[0], line.Trim().ToString(), " ")] };
            }
            else
            {
                break;
            }

            end = lines.Start + lines.Current.Length;
        }

        // A line above as well as below is no Markdown; but a text may stand between two lines across the page.
        return values.Keys.Skip(1).Any(Known.Contains) ? (HeadOf(values), end)
            : values.Count == 1 && over is '=' or '#' ? (HeadOf(values), lines.Start)
            : null;
    }

    private static Dictionary<string, FrontMatterValue> Titled(string title, int line) => new(StringComparer.Ordinal) { ["title"] = new FrontMatterValue([title], line) };

    private static string Add(Dictionary<string, FrontMatterValue> values, Match field, int line)
    {
        var name = FrontMatter.NameOf(field.Groups["name"].Value.Trim()).Replace(" ", "", StringComparison.Ordinal);
        values.TryAdd(name, new FrontMatterValue([field.Groups["value"].Value.Trim()], line));
        return name;
    }

    private static FrontMatter HeadOf(Dictionary<string, FrontMatterValue> values)
    {
        foreach (var name in Lists.Where(values.ContainsKey))
        {
            values[name] = values[name] with { Items = values[name].Items[0].Split([',', '，', '、'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) };
        }

        return new FrontMatter { Values = values };
    }

    private static string Joined(string first, string second, string between) =>
        first.Length == 0 ? second : first + (TextFolding.IsHan(first[^1]) && TextFolding.IsHan(second[0]) ? "" : between) + second;

    /// <summary>The sign that a line of reStructuredText is drawn with; null where it is none.</summary>
    private static char? Rule(ReadOnlySpan<char> line)
    {
        line = line.TrimEnd();
        return line.Length >= 4 && line[0] is '=' or '-' or '#' or '~' or '^' or '*' or '+' or '"' && !line.ContainsAnyExcept(line[0]) ? line[0] : null;
    }

    [GeneratedRegex(@"^(?<name>[^\s:：|*\[\]()<>#。，！？.!?-][^:：\n。，！？.!?]{0,30}?)[ \t]?[:：](?:[ \t]+(?<value>.*))?$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Property();

    [GeneratedRegex(@"^:(?<name>[^:\n]{1,40}):(?:[ \t]+(?<value>.*))?$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Field();

    /// <summary>Walks over the lines of a text; empty behind the last.</summary>
    private ref struct Lines(string text, int start)
    {
        public string Text { get; } = text;

        /// <summary>Where the current line begins.</summary>
        public int Start { get; private set; } = start;

        public int Number { get; private set; } = TextLines.NumberOf(text, start);

        public readonly ReadOnlySpan<char> Current => TextLines.At(Text, Start);

        public ReadOnlySpan<char> Next()
        {
            Start = TextLines.Behind(Text, Start);
            Number++;
            return Current;
        }

        /// <summary>The next that is not empty.</summary>
        public ReadOnlySpan<char> NextWritten()
        {
            do
            {
                Next();
            }
            while (Start < Text.Length && Current.IsWhiteSpace());
            return Current;
        }
    }
}
