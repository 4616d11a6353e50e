using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Reading;

/// <summary>The head of a post: names and values, in whatever notation they were found.</summary>
internal sealed record FrontMatter
{
    public static readonly FrontMatter None = new() { Values = new Dictionary<string, FrontMatterValue>() };

    /// <summary>By name as <see cref="NameOf"/> spells it; a value inside a mapping by both names, with a dot between.</summary>
    public required IReadOnlyDictionary<string, FrontMatterValue> Values { get; init; }

    /// <summary>What it is written in where it cannot be read; nobody can tell then whether the post may be told.</summary>
    public string? Unread { get; init; }

    /// <summary>In lower case, in simplified characters and without hyphens and underscores: <c>publishDate</c>, <c>publish_date</c> and <c>publish-date</c> are one name, and so are 標題 and 标题.</summary>
    public static string NameOf(string written) =>
        TextFolding.Fold(written).Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);

    /// <summary>The first value that is there and not empty, of the first of these names.</summary>
    public string? Text(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Values.TryGetValue(name, out var value) && ItemsOf(value).FirstOrDefault() is { } text)
            {
                return text;
            }
        }

        return null;
    }

    public IReadOnlyList<string> List(string name) =>
        Values.TryGetValue(name, out var value) ? [.. ItemsOf(value)] : [];

    /// <summary>The line of a name in the file, or of the head's first line where it is missing.</summary>
    public int LineOf(string name) => Values.TryGetValue(name, out var value) ? value.Line : 1;

    // YAML and JSON can spell characters that no database takes.
    private static IEnumerable<string> ItemsOf(FrontMatterValue value) => value.Items.Select(PlainText.Of).Where(item => item.Length > 0);
}

/// <summary>A value of the head; a single one is a list of one.</summary>
internal readonly record struct FrontMatterValue(IReadOnlyList<string> Items, int Line);
