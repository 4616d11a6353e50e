namespace ChatDigestBot.Shared;

/// <summary>A setting that somebody made and the bot does not know, such as <c>Telegram:Tokn</c>. Its value is nobody's business: it may be a secret.</summary>
/// <param name="Name">As it was set, with colons.</param>
/// <param name="Meant">The known name it resembles; null where none does.</param>
internal sealed record UnknownSetting(string Name, string? Meant)
{
    /// <summary>Looks at the sections the bot has, at those whose name resembles one, and at names with one underscore where two belong.</summary>
    public static IReadOnlyList<UnknownSetting> Find(IConfiguration configuration, IReadOnlySet<string> known)
    {
        var sections = known.Select(SectionOf).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var found = new List<UnknownSetting>();
        foreach (var section in configuration.GetChildren())
        {
            if (sections.Contains(section.Key))
            {
                found.AddRange(section.GetChildren().SelectMany(LeavesOf).Where(name => !IsKnown(name, known)).Select(name => new UnknownSetting(name, Nearest(name, known))));
            }
            else if (section.Value is not null)
            {
                var meant = known.FirstOrDefault(name => name.Replace(':', '_').Equals(section.Key, StringComparison.OrdinalIgnoreCase));
                found.AddRange(meant is null ? [] : [new UnknownSetting(section.Key, meant)]);
            }
            else if (NearestName.Find(section.Key, sections, 1) is [var near])
            {
                found.AddRange(section.GetChildren().SelectMany(LeavesOf).Select(name => new UnknownSetting(name, Nearest(near + name[section.Key.Length..], known))));
            }
        }

        return found;
    }

    private static IEnumerable<string> LeavesOf(IConfigurationSection section) => section.Value is not null
        ? [section.Path]
        : section.GetChildren().SelectMany(LeavesOf);

    // A list has its numbers behind its name.
    private static bool IsKnown(string name, IReadOnlySet<string> known) =>
        known.Contains(name) || (name.LastIndexOf(':') is var colon and > 0 && name[(colon + 1)..].All(char.IsAsciiDigit) && known.Contains(name[..colon]));

    private static string? Nearest(string name, IReadOnlySet<string> known)
    {
        if (known.FirstOrDefault(other => other.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } same)
        {
            return same;
        }

        var section = SectionOf(name);
        var siblings = known.Where(other => SectionOf(other).Equals(section, StringComparison.OrdinalIgnoreCase)).ToDictionary(other => other[(section.Length + 1)..]);
        return NearestName.Find(name[(section.Length + 1)..], siblings.Keys, 1) is [var near] ? siblings[near] : null;
    }

    private static string SectionOf(string name) => name.IndexOf(':') is var colon and > 0 ? name[..colon] : name;
}
