using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatDigestBot.Telegram.Api;

/// <summary>Asks who the bot is; also the check of the token.</summary>
internal sealed record GetMe : ApiRequest<User>
{
    internal override string Method => "getMe";
}

/// <summary>Waits for updates; asking with an offset acknowledges all before it.</summary>
internal sealed record GetUpdates : ApiRequest<IReadOnlyList<JsonElement>>
{
    internal override string Method => "getUpdates";

    internal override TimeSpan? Patience => TimeSpan.FromSeconds((Timeout ?? 0) + 15);

    public long? Offset { get; init; }

    /// <summary>1 to 100.</summary>
    public int? Limit { get; init; }

    /// <summary>Seconds to wait for the first update.</summary>
    public int? Timeout { get; init; }

    public IReadOnlyList<string>? AllowedUpdates { get; init; }
}

internal sealed record SetWebhook : ApiRequest<bool>
{
    internal override string Method => "setWebhook";

    public required string Url { get; init; }

    /// <summary>1 to 256 of <c>A-Za-z0-9_-</c>; comes back with every update as a header.</summary>
    public required string SecretToken { get; init; }

    /// <summary>1 to 100 calls at once.</summary>
    public int? MaxConnections { get; init; }

    public IReadOnlyList<string>? AllowedUpdates { get; init; }

    public override string ToString() => nameof(SetWebhook);
}

internal sealed record DeleteWebhook : ApiRequest<bool>
{
    internal override string Method => "deleteWebhook";
}

internal sealed record GetWebhookInfo : ApiRequest<WebhookInfo>
{
    internal override string Method => "getWebhookInfo";
}

internal sealed record WebhookInfo
{
    /// <summary>Empty when none is set.</summary>
    public string Url { get; init; } = "";

    public int PendingUpdateCount { get; init; }

    /// <summary>Unix seconds.</summary>
    public long? LastErrorDate { get; init; }

    public string? LastErrorMessage { get; init; }
}

/// <summary>Sets the command menu of one scope and language.</summary>
internal sealed record SetMyCommands : ApiRequest<bool>
{
    internal override string Method => "setMyCommands";

    /// <summary>At most 100.</summary>
    public required IReadOnlyList<BotCommand> Commands { get; init; }

    public BotCommandScope? Scope { get; init; }

    /// <summary>Two letters; null for people whose language has no menu of its own.</summary>
    public string? LanguageCode { get; init; }
}

/// <summary>Asks for the command menu of exactly one scope and language; empty where none is set.</summary>
internal sealed record GetMyCommands : ApiRequest<IReadOnlyList<BotCommand>>
{
    internal override string Method => "getMyCommands";

    public BotCommandScope? Scope { get; init; }

    public string? LanguageCode { get; init; }
}

/// <summary>Takes the command menu of one scope and language away, so that the wider one shows.</summary>
internal sealed record DeleteMyCommands : ApiRequest<bool>
{
    internal override string Method => "deleteMyCommands";

    public BotCommandScope? Scope { get; init; }

    public string? LanguageCode { get; init; }
}

internal sealed record BotCommand
{
    /// <summary>1 to 32 of <c>a-z0-9_</c>, without the slash.</summary>
    [JsonPropertyName("command")]
    public required string Name { get; init; }

    /// <summary>1 to 256 characters.</summary>
    public required string Description { get; init; }
}

/// <summary>Whom a command menu is for.</summary>
internal sealed record BotCommandScope
{
    public static readonly BotCommandScope AllPrivateChats = new() { Type = "all_private_chats" };
    public static readonly BotCommandScope AllGroupChats = new() { Type = "all_group_chats" };
    public static readonly BotCommandScope AllChatAdministrators = new() { Type = "all_chat_administrators" };

    public required string Type { get; init; }

    public long? ChatId { get; init; }

    public static BotCommandScope Chat(long chatId) => new() { Type = "chat", ChatId = chatId };
}

internal sealed record GetChat : ApiRequest<TelegramChat>
{
    internal override string Method => "getChat";

    internal override long? PacedChat => ChatId;

    public required long ChatId { get; init; }
}

internal sealed record GetChatMember : ApiRequest<ChatMember>
{
    internal override string Method => "getChatMember";

    internal override long? PacedChat => ChatId;

    public required long ChatId { get; init; }

    public required long UserId { get; init; }
}

internal sealed record LeaveChat : ApiRequest<bool>
{
    internal override string Method => "leaveChat";

    internal override long? PacedChat => ChatId;

    public required long ChatId { get; init; }
}
