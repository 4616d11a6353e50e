namespace ChatDigestBot.Playground.Worlds;

/// <summary>A world as it is kept between two runs: everything people see, and where the ids go on.</summary>
/// <remarks>Not kept: updates the bot has not taken, menus and results, which the bot sets again.</remarks>
internal sealed record WorldSnapshot
{
    public required IReadOnlyList<Person> People { get; init; }
    public required IReadOnlyList<ChatSnapshot> Chats { get; init; }
    public required long NextPersonId { get; init; }
    public required long NextGroupId { get; init; }
    public required long NextSupergroupId { get; init; }
    public required long NextQueryId { get; init; }
    public required long NextUpdateId { get; init; }
    public required int LastSharedMessageId { get; init; }
}

internal sealed record ChatSnapshot
{
    public required long Id { get; init; }
    public required ChatType Type { get; init; }
    public string? Title { get; init; }
    public string? Username { get; init; }
    public string? Description { get; init; }
    public bool IsForum { get; init; }
    public long? MigratedTo { get; init; }
    public bool IsDeactivated { get; init; }
    public int SlowModeSeconds { get; init; }
    public bool IsKnownToBot { get; init; }
    public int SentByBot { get; init; }
    public int LastMessageId { get; init; }
    public DateTimeOffset? LastSentByBotAt { get; init; }
    public required IReadOnlyList<Member> Members { get; init; }
    public required IReadOnlyList<ForumTopic> Topics { get; init; }
    public required IReadOnlyList<MessageSnapshot> Messages { get; init; }
}

/// <summary>A message whose chat is the one it stands in, and whose quoted message is named by its id.</summary>
internal sealed record MessageSnapshot
{
    public required int Id { get; init; }
    public Person? From { get; init; }
    public required DateTimeOffset SentAt { get; init; }
    public DateTimeOffset? EditedAt { get; init; }
    public int? ThreadId { get; init; }
    public string Text { get; init; } = "";
    public IReadOnlyList<TextEntity> Entities { get; init; } = [];
    public Attachment? Attachment { get; init; }
    public ReplyMarkup? Markup { get; init; }
    public int? ReplyToId { get; init; }
    public ServiceNote? Service { get; init; }
    public bool IsViaBot { get; init; }
    public bool IsForwarded { get; init; }
    public bool IsSilent { get; init; }
    public bool HasNoLinkPreview { get; init; }
}
