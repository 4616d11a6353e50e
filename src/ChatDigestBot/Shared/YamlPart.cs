using YamlDotNet.RepresentationModel;

namespace ChatDigestBot.Shared;

/// <summary>Reads the parts of a file of YAML that an operator writes, and says where one is not what it must be.</summary>
internal static class YamlPart
{
    /// <summary>Null where the key is not there.</summary>
    public static YamlNode? Find(YamlMappingNode node, string key) => node.Children.FirstOrDefault(pair => pair.Key is YamlScalarNode scalar && scalar.Value == key).Value;

    public static YamlMappingNode Mapping(YamlNode node, string key) => node as YamlMappingNode ?? throw Wrong(node, key, "must be a mapping of names to values");

    public static YamlSequenceNode Sequence(YamlNode node, string key) => node as YamlSequenceNode ?? throw Wrong(node, key, "must be a list");

    /// <summary>Without the spaces around it; never empty.</summary>
    public static string Text(YamlNode node, string key) =>
        node is YamlScalarNode { Value: { } value } && value.Trim() is { Length: > 0 } text ? text : throw Wrong(node, key, "must be a text");

    public static ContentFileException Wrong(YamlNode node, string key, string problem) => new((int)node.Start.Line, key, problem);
}
