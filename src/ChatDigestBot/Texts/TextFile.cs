using System.Globalization;
using ChatDigestBot.Shared;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ChatDigestBot.Texts;

/// <summary>Reads <c>content/texts/*.yaml</c>: nested names become keys joined by dots.</summary>
internal static class TextFile
{
    public static TextCatalogue ReadAll(string folder) => new(
        Languages.All.ToDictionary(language => language, language => Read(Path.Combine(folder, $"{language.Tag()}.yaml"))));

    private static IReadOnlyDictionary<string, string> Read(string path)
    {
        try
        {
            using var reader = new StreamReader(path);
            var yaml = new YamlStream();
            yaml.Load(reader);
            var texts = new Dictionary<string, string>(StringComparer.Ordinal);
            Flatten(yaml.Documents[0].RootNode, "", texts);
            return texts;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SettingException(TextsSetup.PathSetting, path, $"a folder with the texts ({exception.GetType().Name})");
        }
        catch (YamlException exception)
        {
            throw new SettingException(TextsSetup.PathSetting, path, string.Create(CultureInfo.InvariantCulture, $"a folder with readable texts; line {exception.Start.Line} of this file is not valid YAML"));
        }
    }

    private static void Flatten(YamlNode node, string prefix, Dictionary<string, string> texts)
    {
        if (node is YamlMappingNode mapping)
        {
            foreach (var (name, child) in mapping.Children)
            {
                Flatten(child, prefix.Length == 0 ? name.ToString() : $"{prefix}.{name}", texts);
            }
        }
        else
        {
            texts.Add(prefix, ((YamlScalarNode)node).Value ?? "");
        }
    }
}
