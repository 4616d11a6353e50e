using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;
using Tomlyn;
using Tomlyn.Model;

namespace ChatDigestBot.Articles.Reading;

/// <summary>Reads heads that are no YAML between two lines: TOML between <c>+++</c>, JSON, fields that end at <c>---</c> or at an empty line. Pure.</summary>
internal static partial class OtherHeads
{
    private const int MaxLength = 64 * 1024;
    private const int MaxOpenLines = 60;
    private const int MaxDepth = 16;

    /// <summary>Null where the text has no such head, or none that can be read.</summary>
    /// <param name="start">Where the text begins behind white space.</param>
    public static (FrontMatter Head, int BodyStart)? TryRead(string text, int start)
    {
        var rest = text.AsSpan(start);
        return rest.StartsWith("+++") ? Toml(text, start)
            : rest is ['{', ..] ? Json(text, start)
            : rest.StartsWith(";;;") ? SemicolonJson(text, start)
            : FirstField().IsMatch(text.AsSpan(start, Math.Min(rest.Length, 200))) ? Open(text, start)
            : null;
    }

    private static (FrontMatter Head, int BodyStart)? Toml(string text, int start)
    {
        if (End(text, start, "+++") is not var (headStart, headEnd, bodyStart))
        {
            return null;
        }

        try
        {
            var table = TomlSerializer.Deserialize<TomlTable>(text[headStart..headEnd]);
            var values = new Dictionary<string, FrontMatterValue>(StringComparer.Ordinal);
            AddTable(values, table ?? new TomlTable(), "", text[..headStart].AsSpan().Count('\n') + 1);
            return (new FrontMatter { Values = values }, bodyStart);
        }
        catch (TomlException)
        {
            return null;
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

    private static (FrontMatter Head, int BodyStart)? Json(string text, int start)
    {
        var bytes = Encoding.UTF8.GetBytes(text.ToCharArray(), start, Math.Min(text.Length - start, MaxLength));
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
            return values.ContainsKey("title") || values.ContainsKey("date") ? (new FrontMatter { Values = values }, start + Encoding.UTF8.GetCharCount(bytes, 0, (int)reader.BytesConsumed)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IReadOnlyList<string> ItemsOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Where(IsText).Select(JsonText)] : IsText(value) ? [JsonText(value)] : [];

    private static bool IsText(JsonElement element) => element.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False;

    private static string JsonText(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString() ?? "" : element.GetRawText();

    // As Hexo once wrote them, without a first line, and as Pelican and MultiMarkdown do, up to an empty line.
    private static (FrontMatter Head, int BodyStart)? Open(string text, int start)
    {
        var position = start;
        var fields = 0;
        for (var line = 0; line < MaxOpenLines && position < text.Length; line++)
        {
            var length = text.AsSpan(position).IndexOf('\n');
            var end = length < 0 ? text.Length : position + length;
            var content = text.AsSpan(position, end - position).TrimEnd();
            if ((content is "---" && fields > 0) || (content.IsEmpty && fields > 1))
            {
                var head = text.AsSpan(start, position - start);
                var bodyStart = Math.Min(end + 1, text.Length);
                return (SimpleYaml.TryRead(head, 1) ?? LineWiseYaml.Read(head, 1), bodyStart);
            }

            var isField = Field().IsMatch(content);
            fields += isField ? 1 : 0;
            if (!isField && content is not [' ' or '\t' or '-', ..])
            {
                return null;
            }

            position = end + 1;
        }

        return null;
    }

    private static (int HeadStart, int HeadEnd, int BodyStart)? End(string text, int start, string mark)
    {
        var headStart = text.IndexOf('\n', start) + 1;
        if (headStart == 0 || !text.AsSpan(start, headStart - 1 - start).TrimEnd().SequenceEqual(mark))
        {
            return null;
        }

        for (var position = headStart; position < text.Length && position - headStart <= MaxLength;)
        {
            var length = text.AsSpan(position).IndexOf('\n');
            var end = length < 0 ? text.Length : position + length;
            if (text.AsSpan(position, end - position).TrimEnd().SequenceEqual(mark))
            {
                return (headStart, position, Math.Min(end + 1, text.Length));
            }

            position = end + 1;
        }

        return null;
    }

    [GeneratedRegex(@"\A(?:title|date|layout|author|slug|categories|category|tags|published)[ \t]?:[ \t]+\S", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex FirstField();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_-]{0,30}[ \t]?:(?:[ \t]|$)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Field();
}
