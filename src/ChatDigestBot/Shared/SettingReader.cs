using System.Globalization;
using System.Net;

namespace ChatDigestBot.Shared;

/// <summary>Reads settings with their allowed values; every wrong one is a <see cref="SettingException"/>.</summary>
/// <remarks>
/// Keys are written with colons (<c>Digests:Time</c>); in the environment the colon is a double underscore. It remembers what it was asked
/// for, so that what somebody set and nobody asks for can be named.
/// </remarks>
internal sealed class SettingReader(IConfiguration configuration)
{
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _builtIn = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The names asked for so far, in order.</summary>
    public IReadOnlyList<string> Known => [.. _known.Order(StringComparer.Ordinal)];

    /// <summary>The value without surrounding white space; null when absent or empty.</summary>
    public string? Text(string key)
    {
        _known.Add(key);
        return configuration[key]?.Trim() is { Length: > 0 } value ? value : null;
    }

    /// <summary>What counts where nobody set anything, as one would write it; null where that is nothing.</summary>
    public string? BuiltIn(string key) => _builtIn.GetValueOrDefault(key);

    /// <summary>Makes names known that are read only together with others.</summary>
    public void Knows(params IEnumerable<string> keys) => _known.UnionWith(keys);

    /// <summary>What is set and nobody asked for; complete once every feature has read its settings.</summary>
    public IReadOnlyList<UnknownSetting> FindUnknown() => UnknownSetting.Find(configuration, _known);

    public string Text(string key, string defaultValue) => Text(key) ?? Default(key, defaultValue);

    /// <param name="min">The smallest number allowed.</param>
    /// <param name="max">The greatest number allowed.</param>
    public int Number(string key, int defaultValue, int min, int max)
    {
        if (Text(key) is not { } text)
        {
            return Default(key, defaultValue);
        }

        return int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw new SettingException(key, text, string.Create(CultureInfo.InvariantCulture, $"a whole number from {min} to {max}"));
    }

    public bool Flag(string key, bool defaultValue) => Text(key) switch
    {
        null => Default(key, defaultValue),
        var text when bool.TryParse(text, out var flag) => flag,
        var text => throw new SettingException(key, text, "true or false"),
    };

    /// <summary>A number with a unit: <c>90s</c>, <c>30m</c>, <c>72h</c>, <c>7d</c>; always more than zero.</summary>
    public TimeSpan Duration(string key, TimeSpan defaultValue)
    {
        if (Text(key) is not { } text)
        {
            return Default(key, defaultValue);
        }

        return DurationText.TryRead(text, out var length) ? length : throw new SettingException(key, text, "a number with s, m, h or d, such as 72h");
    }

    /// <summary>A wall-clock time, <c>HH:mm</c>.</summary>
    public TimeOnly Time(string key, TimeOnly defaultValue)
    {
        if (Text(key) is not { } text)
        {
            return Default(key, defaultValue);
        }

        return TimeOnly.TryParseExact(text, "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw new SettingException(key, text, "a time of day such as 08:00");
    }

    /// <summary>An IANA time zone.</summary>
    public TimeZoneInfo Zone(string key, string defaultValue)
    {
        var text = Text(key, defaultValue);
        return TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone) ? zone
            : !TimeZoneInfo.TryFindSystemTimeZoneById("Europe/London", out _) ? throw new SettingException(key, text, "UTC only, since this machine has no time zone database: install the package tzdata")
            : throw new SettingException(key, text, "an IANA time zone such as Asia/Shanghai");
    }

    /// <summary>A list of the Telegram ids of people (those of groups are below 0), <c>Key:0</c>, <c>Key:1</c> and so on, or one value with commas.</summary>
    public IReadOnlyList<long> Ids(string key) =>
    [
        .. List(key).Select(text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0
            ? id
            : throw new SettingException(key, text, "a Telegram user id, a whole number above 0")).Distinct(),
    ];

    /// <summary>A list of addresses and networks such as <c>10.0.0.7</c> or <c>172.16.0.0/12</c>, written like <see cref="Ids"/>.</summary>
    public IReadOnlyList<IPNetwork> Networks(string key) =>
    [
        .. List(key).Select(text => IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : IPNetwork.TryParse(text, out var network) ? network
            : throw new SettingException(key, text, "an IP address or a network such as 172.16.0.0/12")),
    ];

    /// <summary>The name under which somebody seems to have set <paramref name="key"/>, misspelt; null where nobody did.</summary>
    public string? MisspeltNameOf(string key) => FindUnknown().FirstOrDefault(setting => key.Equals(setting.Meant, StringComparison.OrdinalIgnoreCase))?.Name;

    private string Existing(string key, string defaultPath, Predicate<string> exists, string allowed)
    {
        if (Text(key) is { } text)
        {
            return exists(text) ? Path.GetFullPath(text) : throw new SettingException(key, text, allowed);
        }

        var candidates = new[] { Path.GetFullPath(defaultPath), Path.Combine(AppContext.BaseDirectory, defaultPath) };
        return Array.Find(candidates, exists) is { } found ? Default(key, found)
            : throw new SettingException(key, null, $"neither {candidates[0]} nor {candidates[1]} exists, so it must name one");
    }

    /// <summary>Stands for the value in force: two programs find out by it whether they go by the same, and neither tells.</summary>
    public string Mark(string key) => ShortKey.For(string.Join(',', ValuesOf(key).Order(StringComparer.Ordinal)) is { Length: > 0 } set ? set : BuiltIn(key) ?? "");

    private IEnumerable<string> List(string key)
    {
        _known.Add(key);
        return ValuesOf(key);
    }

    private IEnumerable<string> ValuesOf(string key)
    {
        var section = configuration.GetSection(key);
        return section.GetChildren().Select(child => child.Value).Append(section.Value)
            .SelectMany(text => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    public T Choice<T>(string key, T defaultValue)
        where T : struct, Enum
    {
        if (Text(key) is not { } text)
        {
            return Default(key, defaultValue);
        }

        return Enum.GetNames<T>().Contains(text, StringComparer.OrdinalIgnoreCase)
            ? Enum.Parse<T>(text, ignoreCase: true)
            : throw new SettingException(key, text, string.Join(" or ", Enum.GetNames<T>()));
    }

    /// <summary>An existing file. One that is set is relative to the current folder; the default is looked for there, then beside the program.</summary>
    public string ExistingFile(string key, string defaultPath) => Existing(key, defaultPath, File.Exists, "a file that exists");

    /// <summary>An existing folder, looked for as <see cref="ExistingFile"/> is.</summary>
    public string ExistingFolder(string key, string defaultPath) => Existing(key, defaultPath, Directory.Exists, "a folder that exists");

    /// <summary>An absolute http or https address.</summary>
    public Uri? Address(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        return WebAddress.Parse(text) ?? throw new SettingException(key, text, "an address such as https://bot.example.com");
    }

    /// <inheritdoc cref="BaseAddress(string)"/>
    public Uri BaseAddress(string key, Uri defaultValue) => BaseAddress(key) ?? Default(key, defaultValue);

    /// <summary>An address that paths are put behind: nothing of its own may stand there.</summary>
    public Uri? BaseAddress(string key)
    {
        var address = Address(key);
        return address is null or { UserInfo: "", Query: "", Fragment: "" } ? address
            // With a name comes a password.
            : throw new SettingException(key, address.UserInfo.Length > 0 ? "an address with a name in it" : address.OriginalString, "an address without a name, ? and #, such as https://bot.example.com");
    }

    private T Default<T>(string key, T value)
    {
        _builtIn[key] = value switch
        {
            TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
            TimeSpan length => InWords(length),
            bool flag => flag ? "true" : "false",
            Uri address => address.OriginalString,
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
        return value;
    }

    // In the greatest unit that leaves a whole number; days only from several on, as 72h is written.
    private static string InWords(TimeSpan length) => length switch
    {
        { TotalDays: > 3 } when length.Ticks % TimeSpan.TicksPerDay == 0 => string.Create(CultureInfo.InvariantCulture, $"{length.TotalDays:0}d"),
        _ when length.Ticks % TimeSpan.TicksPerHour == 0 => string.Create(CultureInfo.InvariantCulture, $"{length.TotalHours:0}h"),
        _ when length.Ticks % TimeSpan.TicksPerMinute == 0 => string.Create(CultureInfo.InvariantCulture, $"{length.TotalMinutes:0}m"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{length.TotalSeconds:0}s"),
    };
}
