namespace ChatDigestBot.Chats;

/// <summary>What an update says about the chat it came from.</summary>
internal sealed record ChatSighting
{
    public required long TelegramId { get; init; }

    public required ChatKind Kind { get; init; }

    public string? Title { get; init; }

    public string? Username { get; init; }

    /// <summary>The speaker's Telegram language: what a chat is spoken to in until somebody chooses.</summary>
    public string? LanguageCode { get; init; }

    /// <summary>True where the update could not have come if the bot were blocked or removed.</summary>
    public bool ProvesReachable { get; init; }
}
