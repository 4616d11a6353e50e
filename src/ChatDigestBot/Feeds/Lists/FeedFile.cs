using System.Globalization;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ChatDigestBot.Feeds.Lists;

/// <summary>Reads <c>feeds.yaml</c>. Pure; a fault names line and key.</summary>
internal static class FeedFile
{
    private const int MaxFeeds = 5_000;

    private static readonly string[] KnownKeys = ["url", "name", "category", "channel", "language", "every", "topics", "fulltext"];
    /// <summary>What an entry may say of its feed's language.</summary>
    public static readonly string[] Tags = [.. Languages.All.Select(language => language.Tag())];
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <exception cref="ContentFileException">The file is wrong.</exception>
    public static IReadOnlyList<ListedFeed> Parse(string yaml)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents.Count == 0 || stream.Documents[0].RootNode is YamlScalarNode { Value: null or "" })
            {
                return [];
            }

            var root = Mapping(stream.Documents[0].RootNode, "the file", ["feeds", "every"]);
            var every = YamlPart.Find(root, "every") is { } usual ? Duration(usual) : ListedFeed.DefaultEvery;
            var feeds = YamlPart.Find(root, "feeds") switch
            {
                null or YamlScalarNode { Value: null or "" } => [],
                var list => YamlPart.Sequence(list, "feeds").Select(node => (Feed: Read(Mapping(node, "feeds", KnownKeys), every), Line: (int)node.Start.Line)).ToList(),
            };
            return Checked(feeds);
        }
        catch (YamlException exception)
        {
            throw new ContentFileException((int)exception.Start.Line, "the file", $"is not valid YAML: {exception.InnerException?.Message ?? exception.Message}");
        }
        catch (InvalidOperationException)
        {
            throw new ContentFileException(1, "the file", "is not valid YAML"); // the parser's own answer to some unclosed brackets
        }
    }

    private static IReadOnlyList<ListedFeed> Checked(List<(ListedFeed Feed, int Line)> feeds) =>
        feeds.Count > MaxFeeds ? throw new ContentFileException(1, "feeds", string.Create(CultureInfo.InvariantCulture, $"has more than {MaxFeeds} entries"))
        : feeds.GroupBy(listed => listed.Feed.Key).SelectMany(same => same.Skip(1)).FirstOrDefault() is { Feed: { } twice } again ? throw new ContentFileException(again.Line, "url", $"{twice.Url} is there twice")
        : [.. feeds.Select(listed => listed.Feed)];

    private static ListedFeed Read(YamlMappingNode node, TimeSpan every) => new()
    {
        Url = Address(YamlPart.Find(node, "url") ?? throw YamlPart.Wrong(node, "url", "is missing")),
        Name = Text(node, "name"),
        Category = Text(node, "category") ?? ListedFeed.DefaultCategory,
        Channel = Text(node, "channel"),
        Language = Language(node),
        Every = YamlPart.Find(node, "every") is { } own ? Duration(own) : every,
        Topics = YamlPart.Find(node, "topics") switch
        {
            null => [],
            YamlScalarNode { Value: { Length: > 0 } one } => [one],
            var list => [.. YamlPart.Sequence(list, "topics").Select(item => Text(item, "topics"))],
        },
        IsFullText = Text(node, "fulltext") switch
        {
            null or "false" => false,
            "true" => true,
            _ => throw new ContentFileException((int)YamlPart.Find(node, "fulltext")!.Start.Line, "fulltext", "must be true or false"),
        },
    };

    private static Uri Address(YamlNode node) =>
        WebAddress.Parse(Text(node, "url")) ?? throw YamlPart.Wrong(node, "url", "must be an address such as https://example.com/feed.xml");

    private static string? Language(YamlMappingNode node) => Text(node, "language") is not { } language ? null
        : language.Equals("zh", StringComparison.OrdinalIgnoreCase) ? "zh-Hans"
        : Array.Find(Tags, known => known.Equals(language, StringComparison.OrdinalIgnoreCase))
            ?? throw new ContentFileException((int)YamlPart.Find(node, "language")!.Start.Line, "language", $"must be one of {string.Join(", ", Tags)}");

    private static TimeSpan Duration(YamlNode node)
    {
        var text = Text(node, "every");
        return DurationText.TryRead(text, out var every) && every >= Shortest && every <= Longest
            ? every
            : throw YamlPart.Wrong(node, "every", "must be a number with m, h or d from 1m to 7d, such as 30m");
    }

    private static YamlMappingNode Mapping(YamlNode node, string key, string[] known)
    {
        var mapping = YamlPart.Mapping(node, key);
        foreach (var (name, _) in mapping.Children)
        {
            if (name is not YamlScalarNode { Value: { } text } || !known.Contains(text))
            {
                throw YamlPart.Wrong(name, name.ToString(), $"is unknown; known are {string.Join(", ", known)}");
            }
        }

        return mapping;
    }

    private static string? Text(YamlMappingNode node, string key) => YamlPart.Find(node, key) is { } value ? Text(value, key) : null;

    private static string Text(YamlNode node, string key) => PlainText.Of(YamlPart.Text(node, key));
}
