using System.Text.Json.Serialization;

namespace ChatDigestBot.Telegram.Api;

/// <summary>A chat as Telegram tells of it.</summary>
internal sealed record TelegramChat
{
    /// <summary>Positive for a person, negative for groups, supergroups and channels.</summary>
    public required long Id { get; init; }

    [JsonPropertyName("type")]
    public TelegramChatKind Kind { get; init; }

    public string? Title { get; init; }

    public string? Username { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    /// <summary>True for a supergroup with topics.</summary>
    public bool? IsForum { get; init; }
}

internal enum TelegramChatKind
{
    /// <summary>A kind newer than this program.</summary>
    Unknown,
    Private,
    Group,
    Supergroup,
    Channel,
}

/// <summary>A person or a bot.</summary>
internal sealed record User
{
    public required long Id { get; init; }

    public bool IsBot { get; init; }

    public string FirstName { get; init; } = "";

    public string? LastName { get; init; }

    /// <summary>Without the @.</summary>
    public string? Username { get; init; }

    /// <summary>The language of the person's app, such as <c>zh-hans</c>.</summary>
    public string? LanguageCode { get; init; }

    /// <summary>Only of the bot itself: whether inline mode is switched on.</summary>
    public bool? SupportsInlineQueries { get; init; }

    /// <summary>Only of the bot itself: whether privacy mode is off.</summary>
    public bool? CanReadAllGroupMessages { get; init; }
}

/// <summary>Somebody's place in a chat.</summary>
internal sealed record ChatMember
{
    public ChatMemberStatus Status { get; init; }

    public required User User { get; init; }

    /// <summary>Of a restricted member: whether it is in the chat.</summary>
    public bool? IsMember { get; init; }

    /// <summary>Of a restricted member: whether it may write texts.</summary>
    public bool? CanSendMessages { get; init; }

    /// <summary>Of an administrator of a channel.</summary>
    public bool? CanPostMessages { get; init; }

    /// <summary>Unix seconds; 0 is for ever.</summary>
    public long? UntilDate { get; init; }

    [JsonIgnore]
    public bool IsAdministrator => Status is ChatMemberStatus.Creator or ChatMemberStatus.Administrator;

    /// <summary>In the chat at present.</summary>
    [JsonIgnore]
    public bool IsPresent => Status switch
    {
        ChatMemberStatus.Creator or ChatMemberStatus.Administrator or ChatMemberStatus.Member => true,
        ChatMemberStatus.Restricted => IsMember == true,
        _ => false,
    };
}

internal enum ChatMemberStatus
{
    /// <summary>A status newer than this program.</summary>
    Unknown,
    Creator,
    Administrator,
    Member,
    Restricted,
    Left,
    Kicked,
}
