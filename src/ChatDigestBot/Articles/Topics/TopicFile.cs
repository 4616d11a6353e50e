using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ChatDigestBot.Articles.Topics;

/// <summary>Reads <c>topics.yaml</c>. Pure; a fault names line and key.</summary>
internal static partial class TopicFile
{
    private static readonly string[] KnownKeys = ["id", "emoji", "zh", "zh-Hant", "en", "aliases", "words", "makers", "veto", "categories", "links", "market", "general"];

    /// <exception cref="TopicFileException">The file is wrong; the message says where.</exception>
    public static TopicSet Parse(string yaml)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            var root = stream.Documents.Count == 1 ? Mapping(stream.Documents[0].RootNode, "the file") : throw new TopicFileException(1, "the file", "must be one mapping");
            var threshold = Number(Required(root, "threshold"), "threshold");
            var market = Words(Find(root, "market"), "market");
            var topics = Sequence(Required(root, "topics"), "topics").Select(node => ReadTopic(Mapping(node, "topics"), market)).ToList();
            if (topics.GroupBy(topic => topic.Id).FirstOrDefault(group => group.Count() > 1) is { } twice)
            {
                throw new TopicFileException((int)Required(root, "topics").Start.Line, "id", $"{twice.Key} is there twice");
            }

            return new TopicSet(topics, Words(Find(root, "ignore"), "ignore"), threshold, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(yaml)))[..16]);
        }
        catch (YamlException exception)
        {
            throw new TopicFileException((int)exception.Start.Line, "the file", $"is not valid YAML: {exception.InnerException?.Message ?? exception.Message}");
        }
    }

    private static Topic ReadTopic(YamlMappingNode node, List<string> market)
    {
        foreach (var (key, _) in node.Children)
        {
            var name = Text(key, "topics");
            if (!KnownKeys.Contains(name))
            {
                throw new TopicFileException((int)key.Start.Line, name, $"is unknown; known are {string.Join(", ", KnownKeys)}");
            }
        }

        var idNode = Required(node, "id");
        var id = Text(idNode, "id");
        if (!IdPattern().IsMatch(id))
        {
            throw new TopicFileException((int)idNode.Start.Line, "id", "must be 2 to 24 small letters, digits and hyphens");
        }

        var words = ReadWords(Find(node, "words"));
        return new Topic
        {
            Id = id,
            Emoji = Text(Required(node, "emoji"), "emoji"),
            Names = ReadNames(node),
            Aliases = Texts(Find(node, "aliases"), "aliases"),
            Words = words,
            Makers = ReadMakers(Find(node, "makers"), words),
            ExactWords = words.Keys.Where(IsExact).ToHashSet(),
            Vetoes = Words(Find(node, "veto"), "veto").Concat(Flag(node, "market") ? [] : market).Where(word => !words.ContainsKey(word)).ToHashSet(),
            Categories = ReadPoints(Find(node, "categories"), "categories", TextFolding.Fold),
            Links = ReadPoints(Find(node, "links"), "links", address => address),
            IsGeneral = Flag(node, "general"),
        };
    }

    // A list of topics from before there was Traditional Chinese needs no change: the Simplified name stands in.
    private static Dictionary<Language, string> ReadNames(YamlMappingNode node)
    {
        var simplified = Text(Required(node, "zh"), "zh");
        return new()
        {
            [Language.Chinese] = simplified,
            [Language.TraditionalChinese] = Find(node, "zh-Hant") is { } traditional ? Text(traditional, "zh-Hant") : simplified,
            [Language.English] = Text(Required(node, "en"), "en"),
        };
    }

    /// <summary>Short words in capitals are abbreviations: ARM is not an arm, EV not an ev.</summary>
    private static bool IsExact(string word) => word.Length <= 5 && word.Any(char.IsAsciiLetterUpper) && !word.Any(char.IsAsciiLetterLower);

    private static Dictionary<string, double> ReadWords(YamlNode? node)
    {
        var words = new Dictionary<string, double>(StringComparer.Ordinal);
        if (node is null)
        {
            return words;
        }

        foreach (var (key, list) in Mapping(node, "words").Children)
        {
            var points = Number(key, "words");
            foreach (var item in Sequence(list, "words"))
            {
                var word = Word(item, "words");
                if (!words.TryAdd(word, points))
                {
                    throw new TopicFileException((int)item.Start.Line, "words", $"\"{word}\" is there twice");
                }
            }
        }

        return words;
    }

    private static HashSet<string> ReadMakers(YamlNode? node, Dictionary<string, double> words)
    {
        var makers = Words(node, "makers");
        return makers.Find(maker => !words.ContainsKey(maker)) is { } stranger
            ? throw new TopicFileException((int)node!.Start.Line, "makers", $"\"{stranger}\" is not among the words")
            : [.. makers];
    }

    private static Dictionary<string, double> ReadPoints(YamlNode? node, string key, Func<string, string> normalise)
    {
        var points = new Dictionary<string, double>(StringComparer.Ordinal);
        if (node is null)
        {
            return points;
        }

        foreach (var (name, value) in Mapping(node, key).Children)
        {
            if (!points.TryAdd(normalise(Text(name, key)), Number(value, key)))
            {
                throw new TopicFileException((int)name.Start.Line, key, $"\"{Text(name, key)}\" is there twice");
            }
        }

        return points;
    }

    private static YamlNode? Find(YamlMappingNode node, string key) => node.Children.FirstOrDefault(pair => pair.Key is YamlScalarNode scalar && scalar.Value == key).Value;

    private static YamlNode Required(YamlMappingNode node, string key) => Find(node, key) ?? throw new TopicFileException((int)node.Start.Line, key, "is missing");

    private static YamlMappingNode Mapping(YamlNode node, string key) =>
        node as YamlMappingNode ?? throw new TopicFileException((int)node.Start.Line, key, "must be a mapping of names to values");

    private static YamlSequenceNode Sequence(YamlNode node, string key) =>
        node as YamlSequenceNode ?? throw new TopicFileException((int)node.Start.Line, key, "must be a list");

    private static bool Flag(YamlMappingNode node, string key) => Find(node, key) is { } flag && Text(flag, key) switch
    {
        "true" => true,
        "false" => false,
        _ => throw new TopicFileException((int)flag.Start.Line, key, "must be true or false"),
    };

    private static List<string> Texts(YamlNode? node, string key) => node is null ? [] : [.. Sequence(node, key).Select(item => Text(item, key))];

    private static List<string> Words(YamlNode? node, string key) => node is null ? [] : [.. Sequence(node, key).Select(item => Word(item, key))];

    private static string Word(YamlNode node, string key) => Text(node, key) is var word && word.TrimEnd('#').Length >= 2
        ? word
        : throw new TopicFileException((int)node.Start.Line, key, $"\"{word}\" is too short: one character is found everywhere");

    private static string Text(YamlNode node, string key) =>
        node is YamlScalarNode { Value: { } value } && value.Trim().Length > 0 ? value.Trim() : throw new TopicFileException((int)node.Start.Line, key, "must be a text");

    private static double Number(YamlNode node, string key) =>
        double.TryParse((node as YamlScalarNode)?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= 100
            ? number
            : throw new TopicFileException((int)node.Start.Line, key, "must be a number from -100 to 100");

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{1,23}$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex IdPattern();
}
