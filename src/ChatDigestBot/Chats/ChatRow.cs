using ChatDigestBot.Roles;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Chats;

/// <summary>A row of <c>chats</c>; the words in its columns are fixed, whatever the enums are called.</summary>
internal sealed record ChatRow
{
    public required long Id { get; init; }

    public required long TelegramId { get; init; }

    public required ChatKind Kind { get; init; }

    public string? Title { get; init; }

    public string? Username { get; init; }

    public required string Language { get; init; }

    public required bool IsBanned { get; init; }

    /// <summary>Said stop: names are not noted.</summary>
    public required bool IsForgotten { get; init; }

    public required Reachability Reachability { get; init; }

    public long? MergedInto { get; init; }

    public required DateTimeOffset FirstMetAt { get; init; }

    public required DateTimeOffset ActiveAt { get; init; }

    /// <summary>As somebody gave it; null for nothing.</summary>
    public string? Role { get; init; }

    public Chat ToChat(AccessOptions access) => new()
    {
        Id = Id,
        TelegramId = TelegramId,
        Kind = Kind,
        Title = Title,
        Username = Username,
        Language = Languages.FromTelegram(Language),
        Role = Kind == ChatKind.Private ? access.RoleOf(TelegramId, Role) : Roles.Role.Reader,
        IsBanned = IsBanned,
        Reachability = Reachability,
        FirstMetAt = FirstMetAt,
    };
}
