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
    private static readonly string[] KnownKeys = ["id", "emoji", "zh", "zh-Hant", "en", "aliases", "words", "makers", "veto", "categories", "links", "market", "general", "learned"];

    /// <exception cref="ContentFileException">The file is wrong; the message says where.</exception>
    public static TopicSet Parse(string yaml)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            var root = stream.Documents.Count == 1 ? YamlPart.Mapping(stream.Documents[0].RootNode, "the file") : throw new ContentFileException(1, "the file", "must be one mapping");
            var threshold = Number(Required(root, "threshold"), "threshold");
            var market = Words(YamlPart.Find(root, "market"), "market");
            var topics = YamlPart.Sequence(Required(root, "topics"), "topics").Select(node => ReadTopic(YamlPart.Mapping(node, "topics"), market)).ToList();
            if (topics.GroupBy(topic => topic.Id).FirstOrDefault(group => group.Count() > 1) is { } twice)
            {
                throw new ContentFileException((int)Required(root, "topics").Start.Line, "id", $"{twice.Key} is there twice");
            }

            var model = topics.Exists(topic => topic.PlaceInModel is not null) ? TopicModel.Shipped.Version : "";
            return new TopicSet(topics, Words(YamlPart.Find(root, "ignore"), "ignore"), threshold, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(yaml + model)))[..16]);
        }
        catch (YamlException exception)
        {
            throw new ContentFileException((int)exception.Start.Line, "the file", $"is not valid YAML: {exception.InnerException?.Message ?? exception.Message}");
        }
    }

    private static Topic ReadTopic(YamlMappingNode node, List<string> market)
    {
        foreach (var (key, _) in node.Children)
        {
            var name = YamlPart.Text(key, "topics");
            if (!KnownKeys.Contains(name))
            {
                throw YamlPart.Wrong(key, name, $"is unknown; known are {string.Join(", ", KnownKeys)}");
            }
        }

        var idNode = Required(node, "id");
        var id = YamlPart.Text(idNode, "id");
        if (!IdPattern().IsMatch(id))
        {
            throw YamlPart.Wrong(idNode, "id", "must be 2 to 24 small letters, digits and hyphens");
        }

        var words = ReadWords(YamlPart.Find(node, "words"));
        return new Topic
        {
            Id = id,
            Emoji = YamlPart.Text(Required(node, "emoji"), "emoji"),
            Names = ReadNames(node),
            Aliases = Texts(YamlPart.Find(node, "aliases"), "aliases"),
            Words = words,
            Makers = ReadMakers(YamlPart.Find(node, "makers"), words),
            ExactWords = words.Keys.Where(IsExact).ToHashSet(),
            Vetoes = Words(YamlPart.Find(node, "veto"), "veto").Concat(Flag(node, "market") ? [] : market).Where(word => !words.ContainsKey(word)).ToHashSet(),
            Categories = ReadPoints(YamlPart.Find(node, "categories"), "categories", TextFolding.Fold),
            Links = ReadPoints(YamlPart.Find(node, "links"), "links", address => address),
            IsGeneral = Flag(node, "general"),
            PlaceInModel = Flag(node, "learned") ? ReadPlace(YamlPart.Find(node, "learned")!, id) : null,
        };
    }

    private static int ReadPlace(YamlNode learned, string id) => TopicModel.Shipped.Topics.ToList().IndexOf(id) is >= 0 and var place
        ? place
        : throw YamlPart.Wrong(learned, "learned", $"\"{id}\" is not among the learned topics: {string.Join(", ", TopicModel.Shipped.Topics)}");

    // A list of topics from before there was Traditional Chinese needs no change: the Simplified name stands in.
    private static Dictionary<Language, string> ReadNames(YamlMappingNode node)
    {
        var simplified = YamlPart.Text(Required(node, "zh"), "zh");
        return new()
        {
            [Language.Chinese] = simplified,
            [Language.TraditionalChinese] = YamlPart.Find(node, "zh-Hant") is { } traditional ? YamlPart.Text(traditional, "zh-Hant") : simplified,
            [Language.English] = YamlPart.Text(Required(node, "en"), "en"),
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

        foreach (var (key, list) in YamlPart.Mapping(node, "words").Children)
        {
            var points = Number(key, "words");
            foreach (var item in YamlPart.Sequence(list, "words"))
            {
                var word = Word(item, "words");
                if (!words.TryAdd(word, points))
                {
                    throw YamlPart.Wrong(item, "words", $"\"{word}\" is there twice");
                }
            }
        }

        return words;
    }

    private static HashSet<string> ReadMakers(YamlNode? node, Dictionary<string, double> words)
    {
        var makers = Words(node, "makers");
        return makers.Find(maker => !words.ContainsKey(maker)) is { } stranger
            ? throw new ContentFileException((int)node!.Start.Line, "makers", $"\"{stranger}\" is not among the words")
            : [.. makers];
    }

    private static Dictionary<string, double> ReadPoints(YamlNode? node, string key, Func<string, string> normalise)
    {
        var points = new Dictionary<string, double>(StringComparer.Ordinal);
        if (node is null)
        {
            return points;
        }

        foreach (var (name, value) in YamlPart.Mapping(node, key).Children)
        {
            if (!points.TryAdd(normalise(YamlPart.Text(name, key)), Number(value, key)))
            {
                throw YamlPart.Wrong(name, key, $"\"{YamlPart.Text(name, key)}\" is there twice");
            }
        }

        return points;
    }

    private static YamlNode Required(YamlMappingNode node, string key) => YamlPart.Find(node, key) ?? throw YamlPart.Wrong(node, key, "is missing");

    private static bool Flag(YamlMappingNode node, string key) => YamlPart.Find(node, key) is { } flag && YamlPart.Text(flag, key) switch
    {
        "true" => true,
        "false" => false,
        _ => throw YamlPart.Wrong(flag, key, "must be true or false"),
    };

    private static List<string> Texts(YamlNode? node, string key) => node is null ? [] : [.. YamlPart.Sequence(node, key).Select(item => YamlPart.Text(item, key))];

    private static List<string> Words(YamlNode? node, string key) => node is null ? [] : [.. YamlPart.Sequence(node, key).Select(item => Word(item, key))];

    private static string Word(YamlNode node, string key) => YamlPart.Text(node, key) is var word && word.TrimEnd('#').Length >= 2
        ? word
        : throw YamlPart.Wrong(node, key, $"\"{word}\" is too short: one character is found everywhere");

    private static double Number(YamlNode node, string key) =>
        double.TryParse((node as YamlScalarNode)?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= 100
            ? number
            : throw YamlPart.Wrong(node, key, "must be a number from -100 to 100");

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{1,23}$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex IdPattern();
}
