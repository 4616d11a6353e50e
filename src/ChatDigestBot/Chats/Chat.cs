using ChatDigestBot.Roles;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Chats;

/// <summary>One chat the bot has met: a person, a group or a channel.</summary>
internal sealed record Chat
{
    /// <summary>What every table of ours refers to; never changes. Sending needs <see cref="TelegramId"/> instead.</summary>
    /// <remarks>It is the id by which we first met the chat, so the two differ only once a group has become a supergroup.</remarks>
    public required long Id { get; init; }

    /// <summary>What Telegram calls the chat today.</summary>
    public required long TelegramId { get; init; }

    public required ChatKind Kind { get; init; }

    /// <summary>A group's title, a person's first name.</summary>
    public string? Title { get; init; }

    public string? Username { get; init; }

    /// <summary>What the bot speaks here.</summary>
    public required Language Language { get; init; }

    /// <summary>A person's, in the private chat; a group is a reader.</summary>
    public Role Role { get; init; }

    public bool IsBanned { get; init; }

    public Reachability Reachability { get; init; }

    public DateTimeOffset FirstMetAt { get; init; }

    public bool IsPrivate => Kind == ChatKind.Private;

    public bool IsAdmin => Role >= Role.Admin;

    /// <summary>False where a message would be refused or is not wanted.</summary>
    public bool MayReceive => Reachability == Reachability.Reachable && !IsBanned;
}
