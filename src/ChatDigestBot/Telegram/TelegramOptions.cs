using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Telegram;

/// <summary>How the bot reaches Telegram and is reached by it.</summary>
internal sealed partial class TelegramOptions
{
    public const string TokenSetting = "Telegram:Token";
    private const string TokenFileSetting = "Telegram:TokenFile";
    private const string ApiUrlSetting = "Telegram:ApiUrl";
    private const string ReceiveSetting = "Telegram:Receive";
    private const string WebhookUrlSetting = "Telegram:WebhookUrl";
    private const string WebhookSecretSetting = "Telegram:WebhookSecret";

    // The value is not repeated: it may be most of a real one.
    private const string TokenShape = "a number, a colon and the rest, as @BotFather wrote it, such as 110201543:AAHdqTcv…";

    public static readonly Uri PublicApi = new("https://api.telegram.org");

    public required BotToken Token { get; init; }

    /// <summary>A Bot API server; a path in it stays in front of <c>/bot…</c>.</summary>
    public Uri ApiUrl { get; init; } = PublicApi;

    public ReceiveMode Receive { get; init; }

    /// <summary>The full address that Telegram posts updates to; set in webhook mode.</summary>
    public Uri? WebhookUrl { get; init; }

    /// <summary>What proves Telegram to the webhook; set in webhook mode.</summary>
    public string WebhookSecret { get; init; } = "";

    /// <summary>What the bot calls itself; null leaves the name that @BotFather was told.</summary>
    public string? Name { get; init; }

    /// <summary>Bulk calls under way at once; replies have connections beside them.</summary>
    public int MaxInFlight { get; init; } = 32;

    /// <exception cref="SettingException">A setting is missing or wrong; its sentence never holds the token or the secret.</exception>
    public static TelegramOptions Read(SettingReader settings)
    {
        settings.Knows(TokenSetting, TokenFileSetting, ApiUrlSetting, ReceiveSetting, WebhookUrlSetting, WebhookSecretSetting);
        var token = ReadToken(settings);
        var receive = settings.Choice(ReceiveSetting, ReceiveMode.Polling);
        return new TelegramOptions
        {
            Token = token,
            ApiUrl = ReadApiUrl(settings, token),
            Receive = receive,
            WebhookUrl = receive == ReceiveMode.Webhook ? ReadWebhookUrl(settings) : null,
            WebhookSecret = receive == ReceiveMode.Webhook ? ReadSecret(settings) : "",
            Name = ReadName(settings),
            MaxInFlight = Pacing.PacingOptions.Read(settings).MaxInFlight,
        };
    }

    private static string? ReadName(SettingReader settings) => settings.Text("Telegram:Name") is not { } name || name.Trim().Length is > 0 and <= 64
        ? settings.Text("Telegram:Name")?.Trim()
        : throw new SettingException("Telegram:Name", name, "a name of 1 to 64 characters");

    private static BotToken ReadToken(SettingReader settings)
    {
        if (settings.Text(TokenSetting) is { } token)
        {
            return BotToken.HasShape(token) ? new BotToken(token) : throw new SettingException(TokenSetting, "a text of another shape", TokenShape);
        }

        if (settings.Text(TokenFileSetting) is not { } path)
        {
            throw new SettingException(
                TokenSetting,
                null,
                settings.MisspeltNameOf(TokenSetting) is { } misspelt ? $"{misspelt} is set, which is no setting of the bot" : "it is the bot's token from @BotFather (or Telegram:TokenFile names a file that holds it); to try the bot without one, run the playground: dotnet run --project src/ChatDigestBot.Playground");
        }

        try
        {
            return File.ReadAllText(path).Trim() is { Length: > 0 } text
                ? BotToken.HasShape(text) ? new BotToken(text) : throw new SettingException(TokenFileSetting, path, $"a file that holds nothing but the bot's token, {TokenShape}")
                : throw new SettingException(TokenFileSetting, path, "a file that holds the bot's token, this one is empty");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SettingException(TokenFileSetting, path, "a file that can be read and holds the bot's token");
        }
    }

    private static Uri ReadApiUrl(SettingReader settings, BotToken token)
    {
        if (settings.Text(ApiUrlSetting) is { } text && text.Contains(token.Secret, StringComparison.Ordinal))
        {
            throw new SettingException(ApiUrlSetting, "an address with the token in it", "the address of the Bot API server alone, such as https://api.telegram.org");
        }

        return settings.BaseAddress(ApiUrlSetting, PublicApi);
    }

    private static Uri ReadWebhookUrl(SettingReader settings)
    {
        var address = settings.Address(WebhookUrlSetting)
            ?? throw new SettingException(WebhookUrlSetting, null, "with Telegram:Receive=Webhook it is the public https address of this bot");
        return address.AbsolutePath == "/" ? new UriBuilder(address) { Path = Receiving.WebhookEndpoint.Path }.Uri : address;
    }

    private static string ReadSecret(SettingReader settings)
    {
        var secret = settings.Text(WebhookSecretSetting)
            ?? throw new SettingException(WebhookSecretSetting, null, "with Telegram:Receive=Webhook it is a random text of 1 to 256 letters, digits, _ and -");
        return Secret().IsMatch(secret)
            ? secret
            : throw new SettingException(WebhookSecretSetting, "a text with other characters", "1 to 256 letters, digits, _ and -");
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,256}\z")]
    private static partial Regex Secret();
}

internal enum ReceiveMode
{
    Polling,
    Webhook,
}
