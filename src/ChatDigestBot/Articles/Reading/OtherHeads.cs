using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;
using Tomlyn;
using Tomlyn.Model;

namespace ChatDigestBot.Articles.Reading;

/// <summary>
/// Reads heads that are no YAML between two lines: TOML between <c>+++</c>, JSON, fields that end at <c>---</c> or at an empty line, those in a comment, of Nikola and Org, a page's own, those
/// around a title. Pure.
/// </summary>
internal static partial class OtherHeads
{
    private const int MaxLength = 64 * 1024;
    private const int MaxOpenLines = 60;
    private const int MaxDepth = 16;

    private static readonly Regex Escape = RarePattern.Of(@"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)");

    /// <summary>Null where the text has no such head, or none that can be read.</summary>
    /// <param name="start">Where the text begins behind white space.</param>
    /// <param name="path">For the problems.</param>
    public static (FrontMatter Head, int BodyStart)? TryRead(string text, int start, string path, List<PostProblem> problems)
    {
        var rest = text.AsSpan(start);
        return rest.StartsWith("+++") ? Toml(text, start, path, problems)
            : rest is ['{', ..] ? Json(text, start)
            : rest.StartsWith(";;;") ? SemicolonJson(text, start)
            : rest.StartsWith("<!--yml\n") || rest.StartsWith("<!--yaml\n") ? Comment(text, start)
            : FirstMarked().Match(text, start, Math.Min(rest.Length, 200)) is { Success: true } mark ? Marked(text, mark.Groups["field"].Index, mark.Groups["mark"].Value, mark.Groups["comment"].Success)
            : FirstField().Match(text, start, Math.Min(rest.Length, 200)) is { Success: true } first ? Open(text, start, first.Groups["sure"].Success)
            : PageHead.TryRead(text, start) is { } page ? (page, 0)
            : TitledHeads.TryRead(text, start);
    }

    /// <summary>Reads a head between two lines of which the first names what it is written in.</summary>
    public static FrontMatter ReadAs(string language, string head, int firstLine, string path, List<PostProblem> problems) =>
        language is "toml" ? ReadToml(head, firstLine, path, problems) ?? FrontMatter.None with { Unread = "TOML" }
        : TryJson(head) ?? TryJson($"{{{head}}}") ?? FrontMatter.None with { Unread = language switch { "json" or "json5" => "JSON", "coffee" or "cson" => "CoffeeScript", _ => "JavaScript" } };

    private static (FrontMatter Head, int BodyStart)? Toml(string text, int start, string path, List<PostProblem> problems) =>
        End(text, start, "+++") is var (headStart, headEnd, bodyStart) && ReadToml(text[headStart..headEnd], TextLines.NumberOf(text, headStart), path, problems) is { } head ? (head, bodyStart) : null;

    private static FrontMatter? ReadToml(string toml, int firstLine, string path, List<PostProblem> problems)
    {
        try
        {
            var values = new Dictionary<string, FrontMatterValue>(StringComparer.Ordinal);
            AddTable(values, TomlSerializer.Deserialize<TomlTable>(toml) ?? new TomlTable(), "", firstLine);
            return new FrontMatter { Values = values };
        }
        catch (TomlException)
        {
            var head = LineWiseToml.Read(toml, firstLine);
            if (head.Values.Count == 0)
            {
                return null;
            }

            problems.Add(PostProblem.Warning(path, firstLine, "Its head is not valid TOML, so it was read line by line. Put texts into double quotes and a backslash before the quotes inside them."));
            return head;
        }
    }

    private static void AddTable(Dictionary<string, FrontMatterValue> values, TomlTable table, string prefix, int line)
    {
        foreach (var (name, value) in table)
        {
            if (value is TomlTable inner)
            {
                if (prefix.Length == 0)
                {
                    AddTable(values, inner, FrontMatter.NameOf(name) + ".", line);
                }
            }
            else
            {
                values.TryAdd(prefix + FrontMatter.NameOf(name), new FrontMatterValue(value is TomlArray array ? [.. array.Where(item => item is not (TomlTable or TomlArray)).Select(Text)] : [Text(value)], line));
            }
        }
    }

    private static string Text(object? value) => value switch
    {
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static (FrontMatter Head, int BodyStart)? SemicolonJson(string text, int start)
    {
        if (End(text, start, ";;;") is not var (headStart, headEnd, bodyStart))
        {
            return null;
        }

        var inner = text[headStart..headEnd].Trim();
        return Json(inner.StartsWith('{') ? inner : $"{{{inner}}}", 0) is var (head, _) ? (head, bodyStart) : null;
    }

    private static FrontMatter? TryJson(string head) => head.AsSpan().TrimStart().StartsWith("{") ? Json(head.Trim(), 0, isHead: true)?.Head : null;

    private static (FrontMatter Head, int BodyStart)? Json(string text, int start, bool isHead = false)
    {
        var bytes = Encoding.UTF8.GetBytes(WithoutHalves(text.Substring(start, Math.Min(text.Length - start, MaxLength))));
        try
        {
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = MaxDepth });
            using var document = JsonDocument.ParseValue(ref reader);
            var values = new Dictionary<string, FrontMatterValue>(StringComparer.Ordinal);
            foreach (var field in document.RootElement.EnumerateObject())
            {
                values.TryAdd(FrontMatter.NameOf(field.Name), new FrontMatterValue(ItemsOf(field.Value), 1));
            }

            // A post may begin with a piece of JSON that is none of its head.
            return isHead || values.ContainsKey("title") || values.ContainsKey("date") || values.ContainsKey("draft") || values.ContainsKey("published") ? (new FrontMatter { Values = values }, start + Encoding.UTF8.GetCharCount(bytes, 0, (int)reader.BytesConsumed)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Half of an emoji, where a title was cut: .NET has no text for it. As long as before, so that places stay.
    private static string WithoutHalves(string json) => json.Contains(@"\ud", StringComparison.OrdinalIgnoreCase)
        ? Escape.Replace(json, static match => match.Groups["half"].Success ? @"\ufffd" : match.Value)
        : json;

    private static IReadOnlyList<string> ItemsOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Where(IsText).Select(JsonText)] : IsText(value) ? [JsonText(value)] : [];

    private static bool IsText(JsonElement element) => element.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False;

    private static string JsonText(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString() ?? "" : element.GetRawText();

    // Fields in a comment that says what they are written in.
    private static (FrontMatter Head, int BodyStart)? Comment(string text, int start)
    {
        var (first, end) = (TextLines.Behind(text, start), text.IndexOf("-->", start, StringComparison.Ordinal));
        return end < first || end - first > MaxLength ? null : (LineWiseYaml.Read(text.AsSpan(first, end - first), TextLines.NumberOf(text, first)), end + "-->".Length);
    }

    // Nikola's ".. title: x", also in a comment, Org's "#+TITLE: x", and "[#]: title: (x)", which Markdown does not show.
    private static (FrontMatter Head, int BodyStart) Marked(string text, int start, string mark, bool isComment)
    {
        var head = new StringBuilder();
        var position = start;
        for (; TextLines.At(text, position) is var line && line.StartsWith(mark) && head.Length < MaxLength; position = TextLines.Behind(text, position))
        {
            var field = line[mark.Length..].Trim();
            // A translation's subject is the original's title; its own stands above the text.
            if (mark[0] != '[' || !field.StartsWith("subject", StringComparison.OrdinalIgnoreCase))
            {
                head.Append(mark[0] == '[' ? Bracketed().Replace(field.ToString(), "$1$2") : field).Append('\n');
            }
        }

        var behind = isComment ? text.IndexOf("-->", position, StringComparison.Ordinal) : -1;
        return (LineWiseYaml.Read(head.ToString(), TextLines.NumberOf(text, start)), behind < 0 ? position : behind + "-->".Length);
    }

    // As Hexo once wrote them, without a first line, and as Pelican and MultiMarkdown do, up to an empty line.
    private static (FrontMatter Head, int BodyStart)? Open(string text, int start, bool isSure)
    {
        var position = start;
        var fields = 0;
        for (var line = 0; line < MaxOpenLines && position < text.Length; line++, position = TextLines.Behind(text, position))
        {
            var content = TextLines.At(text, position).TrimEnd();
            if ((content is "---" && fields > 0) || (content.IsEmpty && fields > 1))
            {
                var lines = text.AsSpan(start, position - start);
                var head = SimpleYaml.TryRead(lines, 1) ?? LineWiseYaml.Read(lines, 1);
                // A report may begin with its status and its place.
                return isSure || head.Text("title", "date", "subject") is not null ? (head, TextLines.Behind(text, position)) : null;
            }

            var isField = Field().IsMatch(content) || LineWiseYaml.IsField(content);
            fields += isField ? 1 : 0;
            if (!isField && content is not [' ' or '\t' or '-', ..])
            {
                return null;
            }
        }

        return null;
    }

    private static (int HeadStart, int HeadEnd, int BodyStart)? End(string text, int start, string mark)
    {
        var headStart = TextLines.Behind(text, start);
        if (!TextLines.At(text, start).TrimEnd().SequenceEqual(mark))
        {
            return null;
        }

        for (var position = headStart; position < text.Length && position - headStart <= MaxLength; position = TextLines.Behind(text, position))
        {
            if (TextLines.At(text, position).TrimEnd().SequenceEqual(mark))
            {
                return (headStart, position, TextLines.Behind(text, position));
            }
        }

        return null;
    }

    [GeneratedRegex(@"\A(?:(?<sure>title|date|draft|published|publish|layout|author|slug|categories|category|tags)|status|hidden|private|visibility|permalink|updated|lastmod|created|from|subject|return-path|received|message-id|mime-version)[ \t]?[:：][ \t]*\S", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimit.Milliseconds)]
    private static partial Regex FirstField();

    [GeneratedRegex(@"\A(?<comment><!--\s*)?(?<field>(?<mark>\.\. |\#\+|\[\#\]: )(?:title|date|slug|author|draft|status|tags|category|filetags|options|subject|collector|translator|via)[ \t]*:)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimit.Milliseconds)]
    private static partial Regex FirstMarked();

    [GeneratedRegex(@"^(\w+:[ \t]*)\((.*)\)$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_-]{0,30}[ \t]?:(?:[ \t]|$)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Field();
}
