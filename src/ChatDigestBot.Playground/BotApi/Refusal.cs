namespace ChatDigestBot.Playground.BotApi;

/// <summary>An error as the Bot API words it: code, description, and at most one parameter.</summary>
/// <remarks>The wording follows the public source of Telegram's Bot API server and TDLib.</remarks>
internal sealed record Refusal(int Code, string Description)
{
    public int? RetryAfter { get; init; }
    public long? MigrateToChatId { get; init; }

    /// <summary>Lowers the first letter unless the description is a code in capitals, as Telegram's server does.</summary>
    public static Refusal Bad(string description)
    {
        var isCode = description.Length > 1 && (description[1] == '_' || char.IsAsciiLetterUpper(description[1]));
        return new Refusal(400, "Bad Request: " + (isCode ? description : char.ToLowerInvariant(description[0]) + description[1..]));
    }

    public static Refusal Forbidden(string description) => new(403, $"Forbidden: {description}");

    public static Refusal Conflict(string description) => new(409, $"Conflict: {description}");

    public static Refusal TooMany(int seconds) => new(429, $"Too Many Requests: retry after {seconds}") { RetryAfter = seconds };

    public static Refusal Migrated(long chatId)
        => new(400, "Bad Request: group chat was upgraded to a supergroup chat") { MigrateToChatId = chatId };

    /// <summary>What Telegram would pass over in silence and a person writing a bot wants to know.</summary>
    public static Refusal Playground(string description) => new(400, $"Bad Request: PLAYGROUND: {description}");
}
