using System.Globalization;
using ChatDigestBot.Shared;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ChatDigestBot.Texts;

/// <summary>Reads <c>content/texts/*.yaml</c>: nested names become keys joined by dots.</summary>
internal static class TextFile
{
    /// <param name="folder">The texts to say.</param>
    /// <param name="builtIn">The program's own: what the others lack, such as a text that is newer than they are, is taken from these.</param>
    /// <exception cref="SettingException">A text cannot be read, or names what nothing fills in, so that it could never be said.</exception>
    public static TextCatalogue ReadAll(string folder, string? builtIn = null) => new(Languages.All.ToDictionary(language => language, language =>
    {
        var path = PathOf(folder, language);
        var texts = Read(path);
        if (builtIn is not null && PathOf(builtIn, language) is var ownPath && File.Exists(ownPath) && !AreSame(path, ownPath))
        {
            var own = Read(ownPath);
            Check(texts, own, path);
            Complete(texts, own);
        }

        return (IReadOnlyDictionary<string, string>)texts;
    }));

    private static string PathOf(string folder, Language language) => Path.Combine(folder, $"{language.Tag()}.yaml");

    // Mostly they are, and reading them once more would be a twentieth of a start.
    private static bool AreSame(string path, string other) => path == other || File.ReadAllBytes(path).AsSpan().SequenceEqual(File.ReadAllBytes(other));

    private static void Check(Dictionary<string, string> texts, Dictionary<string, string> own, string path)
    {
        var filledIn = own.GroupBy(text => Name(text.Key), StringComparer.Ordinal).ToDictionary(
            forms => forms.Key,
            forms => forms.SelectMany(form => TextCatalogue.PlaceholdersOf(form.Value).Concat(form.Key.EndsWith(TextCatalogue.Other, StringComparison.Ordinal) ? ["count"] : [])).ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal);
        foreach (var (key, text) in texts)
        {
            if (filledIn.TryGetValue(Name(key), out var names) && TextCatalogue.PlaceholdersOf(text).FirstOrDefault(name => !names.Contains(name)) is { } unknown)
            {
                throw new SettingException(
                    TextsSetup.PathSetting, path, $"a folder whose texts name what is filled in; {key} names {{{unknown}}}, and may name {(names.Count == 0 ? "nothing" : string.Join(' ', names.Select(name => $"{{{name}}}")))}");
            }
        }
    }

    // A text in one form or in all: what is there in another form is not lacking.
    private static void Complete(Dictionary<string, string> texts, Dictionary<string, string> own)
    {
        foreach (var (key, text) in own)
        {
            if (!texts.ContainsKey(Name(key)) && !texts.ContainsKey(key + TextCatalogue.Other))
            {
                texts.TryAdd(key, text);
            }
        }
    }

    private static string Name(string key) => key.EndsWith(TextCatalogue.Other, StringComparison.Ordinal) ? key[..^TextCatalogue.Other.Length] : key.EndsWith(TextCatalogue.One, StringComparison.Ordinal) ? key[..^TextCatalogue.One.Length] : key;

    private static Dictionary<string, string> Read(string path)
    {
        try
        {
            using var reader = new StreamReader(path);
            var yaml = new YamlStream();
            yaml.Load(reader);
            var texts = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var document in yaml.Documents)
            {
                Flatten(document.RootNode, "", texts, path);
            }

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

    private static void Flatten(YamlNode node, string prefix, Dictionary<string, string> texts, string path)
    {
        switch (node)
        {
            case YamlMappingNode mapping:
                foreach (var (name, child) in mapping.Children)
                {
                    Flatten(child, prefix.Length == 0 ? name.ToString() : $"{prefix}.{name}", texts, path);
                }

                break;
            case YamlScalarNode scalar:
                texts[prefix] = scalar.Value ?? "";
                break;
            default:
                throw new SettingException(TextsSetup.PathSetting, path, string.Create(CultureInfo.InvariantCulture, $"a folder with texts; line {node.Start.Line} of this file is none"));
        }
    }
}
