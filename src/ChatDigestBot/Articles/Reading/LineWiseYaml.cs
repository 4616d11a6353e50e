using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Reading;

/// <summary>Reads a broken head as people meant it: a field a line, quotes around the value off, list items by <c>- </c>. Pure; refuses nothing.</summary>
internal static partial class LineWiseYaml
{
    private const int MaxFields = 200;

    /// <summary>Lines that follow a value are added to it up to here.</summary>
    private const int MaxValue = 4_000;

    public static FrontMatter Read(ReadOnlySpan<char> head, int firstLine)
    {
        var fields = new Fields(firstLine);
        foreach (var line in head.EnumerateLines())
        {
            fields.Add(line.ToString());
        }

        return fields.ToFrontMatter();
    }

    /// <summary>Reads a head without an end: it ends where a line is neither a field nor a list item nor empty.</summary>
    public static (FrontMatter Head, int BodyStart) ReadOpen(string text, int start, int end, int firstLine)
    {
        var fields = new Fields(firstLine);
        var position = start;
        while (position < end)
        {
            var length = text.AsSpan(position, end - position).IndexOf('\n');
            var line = text.Substring(position, length < 0 ? end - position : length);
            if (line.Trim().Length > 0 && !IsField(line) && !Item().IsMatch(line))
            {
                break;
            }

            fields.Add(line);
            position += line.Length + 1;
        }

        return (fields.ToFrontMatter(), Math.Min(position, text.Length));
    }

    /// <summary>A name, a colon and a value. Where no space is between them, or the colon is full-width, only names that heads are known by make a field.</summary>
    public static bool IsField(ReadOnlySpan<char> line) => Field().IsMatch(line);

    /// <summary>Takes the quotes around a value off, and the doubling of quotes inside single ones.</summary>
    internal static string Unquote(string value)
    {
        var text = Anchor().Replace(value.Trim(), "");
        if (text.Length >= 2 && text[0] == text[^1] && text[0] is '\'' or '"')
        {
            text = IsClosedBefore(text[1..^1], text[0]) ? text : text[0] == '\'' ? text[1..^1].Replace("''", "'", StringComparison.Ordinal) : text[1..^1];
        }
        else if (text is ['\'' or '"', ..] && Quotes(text, text[0]).Count() % 2 == 1)
        {
            text = text[1..]; // opened and never closed
        }

        // What is left of a value quoted again and again.
        return PiledQuotes().Match(text) is { Success: true } match ? match.Groups[1].Value : text;
    }

    /// <summary>Whether the first of the quotes inside ends what the one before them began: "A" and "B" is no value in quotes, "he said "no"" is one.</summary>
    private static bool IsClosedBefore(string inner, char quote)
    {
        if (Quotes(inner, quote).Take(2).ToArray() is not [var first and > 0, .. var more])
        {
            return false;
        }

        return !char.IsWhiteSpace(inner[first - 1]) && more is [var second] && (char.IsWhiteSpace(inner[first + 1]) || And().IsMatch(inner[(first + 1)..second]));
    }

    // Those within a word are apostrophes, and two single ones stand for one.
    private static IEnumerable<int> Quotes(string text, char quote)
    {
        for (var at = text.IndexOf(quote, StringComparison.Ordinal); at >= 0; at = text.IndexOf(quote, at + 1))
        {
            if (quote == '\'' && at + 1 < text.Length && text[at + 1] == quote)
            {
                at++;
            }
            else if (quote != '\'' || at == 0 || at + 1 == text.Length || !char.IsAsciiLetterOrDigit(text[at - 1]) || !char.IsAsciiLetterOrDigit(text[at + 1]))
            {
                yield return at;
            }
        }
    }

    [GeneratedRegex(@"^(?:和|与|與|及|或|、|，|对|對|vs)$", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex And();

    [GeneratedRegex("""
        ^(?:
            (?<quote>["']?)(?<name>[A-Za-z][A-Za-z0-9_-]{0,30})\k<quote>:(?:[ \t]+(?<value>.*))?
          | (?<name>title|date|draft|published|publish|status|hidden|private|layout|author|source|link|url|category|categories|tags|slug|description|summary|permalink|password|visibility|lastmod|updated|created|pubdate
              |标题|標題|日期|时间|時間|发布时间|發佈時間|發布時間|发布日期|發佈日期|發布日期|作者|来源|來源|链接|連結|分类|分類|标签|標籤|草稿|状态|狀態|发布状态|是否发布|发布|發佈|公开|公開|隐藏|隱藏)[ \t]*[:：][ \t]*(?<value>.*)
        )$
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant, PatternLimit.Milliseconds)]
    private static partial Regex Field();

    [GeneratedRegex(@"^\s+(?:draft|published|publish|status|hidden|private|date|title)[ \t]*[:：]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimit.Milliseconds)]
    private static partial Regex Known();

    [GeneratedRegex(@"^[ \t]*-[ \t]+(.*)$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Item();

    [GeneratedRegex(@"^&[\w-]{1,40}[ \t]+(?=\S)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Anchor();

    [GeneratedRegex("""^["']{3,}([^"'].*[^"']|[^"'])["']{3,}$""", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex PiledQuotes();

    private sealed class Fields(int firstLine)
    {
        private readonly Dictionary<string, (List<string> Items, int Line)> _values = new(StringComparer.Ordinal);
        private List<string>? _current;
        private bool _isList;
        private int _line = firstLine - 1;

        public void Add(string line)
        {
            _line++;
            // Indented below a value it can be no field of a mapping.
            var isBelowValue = _current is [_] && !_isList;
            if (Field().Match(isBelowValue && line is [' ' or '\t', ..] && Known().IsMatch(line) ? line.TrimStart() : line) is { Success: true } field && _values.Count < MaxFields)
            {
                (_current, _isList) = ([], false);
                if (field.Groups["value"].Value.Trim() is { Length: > 0 } value)
                {
                    _current.Add(value);
                }

                _values.TryAdd(FrontMatter.NameOf(field.Groups["name"].Value), (_current, _line));
            }
            else if (Item().Match(line) is { Success: true } item)
            {
                _isList = true;
                _current?.Add(item.Groups[1].Value);
            }
            else if (line.Trim() is { Length: > 0 } more && !more.StartsWith("<<:", StringComparison.Ordinal) && _current is [.., { Length: < MaxValue } last])
            {
                _current[^1] = last + " " + more; // a line feed inside the value
            }
        }

        public FrontMatter ToFrontMatter() => new()
        {
            Values = _values.ToDictionary(pair => pair.Key, pair => new FrontMatterValue([.. pair.Value.Items.Select(Unquote)], pair.Value.Line), StringComparer.Ordinal),
        };
    }
}
