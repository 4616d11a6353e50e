using ChatDigestBot.Shared;

namespace ChatDigestBot.Console.Operation;

/// <summary>A setting as it is in force.</summary>
/// <param name="Value">Null where nobody set it and nothing is built in.</param>
/// <param name="Source">The text that names where it comes from.</param>
/// <param name="IsSecret">Its value is not shown to anybody.</param>
internal sealed record EffectiveSetting(string Name, string? Value, string Source, bool IsSecret);

/// <summary>Which settings are in force, and where each comes from; the words of secrets stay where they are.</summary>
internal sealed class SettingSources(IConfiguration configuration, SettingReader reader)
{
    // By what a name says: a new secret is hidden before anybody thinks of it.
    private static readonly string[] Secrets = ["token", "secret", "key", "password", "connection"];

    public IReadOnlyList<EffectiveSetting> List() => [.. reader.Known.SelectMany(Read)];

    /// <summary>Whether the last part of the name speaks of a secret; a file that holds one may be named.</summary>
    internal static bool IsSecret(string name)
    {
        var last = name.Split(':')[^1];
        return !last.EndsWith("File", StringComparison.OrdinalIgnoreCase) && Secrets.Any(word => last.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private IEnumerable<EffectiveSetting> Read(string name)
    {
        var children = configuration.GetSection(name).GetChildren().Where(child => child.Value is not null).ToList();
        return children.Count > 0 ? children.Select(child => Read(child.Path, child.Value)) : [Read(name, configuration[name])];
    }

    // What is built in is no secret: everybody can read it.
    private EffectiveSetting Read(string path, string? value)
    {
        var name = path.Replace(":", "__", StringComparison.Ordinal);
        return string.IsNullOrWhiteSpace(value)
            ? new EffectiveSetting(name, reader.BuiltIn(path), "pages.settings.builtIn", IsSecret: false)
            : new EffectiveSetting(name, value.Trim(), SourceOf(path), IsSecret(path));
    }

    private string SourceOf(string path)
    {
        var provider = ((IConfigurationRoot)configuration).Providers.LastOrDefault(one => one.TryGet(path, out var value) && value is { Length: > 0 });
        return provider?.GetType().Name switch
        {
            null => "pages.settings.builtIn",
            "CommandLineConfigurationProvider" => "pages.settings.commandLine",
            "EnvironmentVariablesConfigurationProvider" => "pages.settings.environment",
            _ => "pages.settings.file",
        };
    }
}
