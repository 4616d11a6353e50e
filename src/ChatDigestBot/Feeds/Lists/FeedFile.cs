using System.Globalization;
using ChatDigestBot.Shared;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ChatDigestBot.Feeds.Lists;

/// <summary>Reads <c>feeds.yaml</c>. Pure; a fault names line and key.</summary>
internal static class FeedFile
{
    private const int MaxFeeds = 5_000;

    private static readonly string[] KnownKeys = ["url", "name", "category", "channel", "language", "every", "topics", "fulltext"];
    private static readonly string[] Languages = ["zh-Hans", "zh-Hant", "en"];
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <exception cref="FeedFileException">The file is wrong.</exception>
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
            var every = Find(root, "every") is { } usual ? Duration(usual) : ListedFeed.DefaultEvery;
            var feeds = Find(root, "feeds") switch
            {
                null or YamlScalarNode { Value: null or "" } => [],
                var list => Sequence(list, "feeds").Select(node => Read(Mapping(node, "feeds", KnownKeys), every)).ToList(),
            };
            return Checked(feeds);
        }
        catch (YamlException exception)
        {
            throw new FeedFileException((int)exception.Start.Line, "the file", $"is not valid YAML: {exception.InnerException?.Message ?? exception.Message}");
        }
        catch (InvalidOperationException)
        {
            throw new FeedFileException(1, "the file", "is not valid YAML"); // the parser's own answer to some unclosed brackets
        }
    }

    private static IReadOnlyList<ListedFeed> Checked(List<ListedFeed> feeds) =>
        feeds.Count > MaxFeeds ? throw new FeedFileException(1, "feeds", string.Create(CultureInfo.InvariantCulture, $"has more than {MaxFeeds} entries"))
        : feeds.GroupBy(feed => feed.Key).FirstOrDefault(group => group.Count() > 1) is { } twice ? throw new FeedFileException(1, "url", $"{twice.First().Url} is there twice")
        : feeds;

    private static ListedFeed Read(YamlMappingNode node, TimeSpan every) => new()
    {
        Url = Address(Find(node, "url") ?? throw new FeedFileException((int)node.Start.Line, "url", "is missing")),
        Name = Text(node, "name"),
        Category = Text(node, "category") ?? ListedFeed.DefaultCategory,
        Channel = Text(node, "channel"),
        Language = Language(node),
        Every = Find(node, "every") is { } own ? Duration(own) : every,
        Topics = Find(node, "topics") switch
        {
            null => [],
            YamlScalarNode { Value: { Length: > 0 } one } => [one],
            var list => [.. Sequence(list, "topics").Select(item => Text(item, "topics"))],
        },
        IsFullText = Text(node, "fulltext") switch
        {
            null or "false" => false,
            "true" => true,
            _ => throw new FeedFileException((int)Find(node, "fulltext")!.Start.Line, "fulltext", "must be true or false"),
        },
    };

    private static Uri Address(YamlNode node) =>
        Uri.TryCreate(Text(node, "url"), UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) && url.Host.Length > 0
            ? url
            : throw new FeedFileException((int)node.Start.Line, "url", "must be an address such as https://example.com/feed.xml");

    private static string? Language(YamlMappingNode node) => Text(node, "language") is not { } language ? null
        : language.Equals("zh", StringComparison.OrdinalIgnoreCase) ? "zh-Hans"
        : Array.Find(Languages, known => known.Equals(language, StringComparison.OrdinalIgnoreCase))
            ?? throw new FeedFileException((int)Find(node, "language")!.Start.Line, "language", $"must be one of {string.Join(", ", Languages)}");

    private static TimeSpan Duration(YamlNode node)
    {
        var text = Text(node, "every");
        TimeSpan? unit = text[^1] switch
        {
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            _ => null,
        };
        return unit is { } length && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= 10_080
            && length * count is var every && every >= Shortest && every <= Longest
                ? every
                : throw new FeedFileException((int)node.Start.Line, "every", "must be a number with m, h or d from 1m to 7d, such as 30m");
    }

    private static YamlNode? Find(YamlMappingNode node, string key) => node.Children.FirstOrDefault(pair => pair.Key is YamlScalarNode scalar && scalar.Value == key).Value;

    private static YamlMappingNode Mapping(YamlNode node, string key, string[] known)
    {
        var mapping = node as YamlMappingNode ?? throw new FeedFileException((int)node.Start.Line, key, "must be a mapping of names to values");
        foreach (var (name, _) in mapping.Children)
        {
            if (name is not YamlScalarNode { Value: { } text } || !known.Contains(text))
            {
                throw new FeedFileException((int)name.Start.Line, name.ToString(), $"is unknown; known are {string.Join(", ", known)}");
            }
        }

        return mapping;
    }

    private static YamlSequenceNode Sequence(YamlNode node, string key) => node as YamlSequenceNode ?? throw new FeedFileException((int)node.Start.Line, key, "must be a list");

    private static string? Text(YamlMappingNode node, string key) => Find(node, key) is { } value ? Text(value, key) : null;

    private static string Text(YamlNode node, string key) =>
        node is YamlScalarNode { Value: { } value } && value.Trim().Length > 0 ? PlainText.Of(value.Trim()) : throw new FeedFileException((int)node.Start.Line, key, "must be a text");
}
