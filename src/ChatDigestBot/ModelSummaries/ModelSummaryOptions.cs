using ChatDigestBot.Shared;

namespace ChatDigestBot.ModelSummaries;

/// <summary>Which model is asked for summaries and how much of it may be used; without an endpoint none is, and nothing leaves.</summary>
internal sealed record ModelSummaryOptions
{
    private const string EndpointSetting = "Summaries:Endpoint";
    private const string ModelSetting = "Summaries:Model";
    private const string KeyFileSetting = "Summaries:KeyFile";

    /// <summary>Nobody is asked.</summary>
    public static readonly ModelSummaryOptions Off = new();

    /// <summary>An OpenAI-compatible server, to which <c>/chat/completions</c> is added; null where no model is asked.</summary>
    public Uri? Endpoint { get; init; }

    public string Model { get; init; } = "";

    /// <summary>What is sent as <c>Authorization: Bearer</c>; empty for a server that asks for none.</summary>
    public string Key { get; init; } = "";

    /// <summary>Both directions together, in a day of UTC.</summary>
    public int TokensPerDay { get; init; } = 500_000;

    public int CallsPerDay { get; init; } = 500;

    /// <summary>How long one call may take, to the last byte of its answer.</summary>
    public TimeSpan TimeOut { get; init; } = TimeSpan.FromSeconds(30);

    public bool IsOn => Endpoint is not null;

    /// <exception cref="SettingException">A setting is missing or wrong; its sentence never holds the key.</exception>
    public static ModelSummaryOptions Read(SettingReader settings)
    {
        settings.Knows(ModelSetting, KeyFileSetting);
        var endpoint = settings.Address(EndpointSetting);
        if (endpoint is not null && (endpoint.UserInfo.Length > 0 || endpoint.Query.Length > 0 || endpoint.Fragment.Length > 0))
        {
            // The value is not repeated: it may hold a key.
            throw new SettingException(EndpointSetting, "an address with more in it", "the address alone, without a name, ? and #, such as https://api.example.com/v1");
        }

        return new ModelSummaryOptions
        {
            Endpoint = endpoint,
            Model = endpoint is null ? "" : settings.Text(ModelSetting) ?? throw new SettingException(ModelSetting, null, "with Summaries:Endpoint it is the name of a model there"),
            Key = endpoint is null ? "" : ReadKey(settings),
            TokensPerDay = settings.Number("Summaries:TokensPerDay", 500_000, 1_000, 1_000_000_000),
            CallsPerDay = settings.Number("Summaries:CallsPerDay", 500, 1, 1_000_000),
            TimeOut = settings.Duration("Summaries:TimeOut", TimeSpan.FromSeconds(30)) is { TotalMinutes: <= 5 } timeOut
                ? timeOut
                : throw new SettingException("Summaries:TimeOut", settings.Text("Summaries:TimeOut"), "at most 5m"),
        };
    }

    private static string ReadKey(SettingReader settings)
    {
        if (settings.Text(KeyFileSetting) is not { } path)
        {
            return "";
        }

        try
        {
            return File.ReadAllText(path).Trim() is { Length: > 0 } key && !key.Any(character => char.IsControl(character) || char.IsWhiteSpace(character) || character > '~')
                ? key
                : throw new SettingException(KeyFileSetting, path, "a file that holds nothing but the server's key, in one line");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new SettingException(KeyFileSetting, path, "a file that can be read and holds the server's key");
        }
    }
}
