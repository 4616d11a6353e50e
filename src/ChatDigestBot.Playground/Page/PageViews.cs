namespace ChatDigestBot.Playground.Page;

// What the page is told, as JSON. Absent values are left out.
internal sealed record PersonView(long Id, string Name, string? Username, string LanguageName, bool IsAdmin);

internal sealed record BotView(long Id, string Name, string? Username);

internal sealed record ChatView(long Id, string Type, string Title)
{
    /// <summary>People who can be spoken for here.</summary>
    public required IReadOnlyList<long> Members { get; init; }
    public required int MemberCount { get; init; }
    public MessageView? Last { get; init; }

    /// <summary>By person: messages of others after the last one seen.</summary>
    public required IReadOnlyDictionary<long, int> Unread { get; init; }
    public bool IsBlocked { get; init; }
    public bool IsStarted { get; init; }
}

internal sealed record MessageView(int Id, long Chat, long? From, bool IsFromBot, DateTimeOffset SentAt, string Text)
{
    public DateTimeOffset? EditedAt { get; init; }
    public required IReadOnlyList<EntityView> Entities { get; init; }
    public AttachmentView? Attachment { get; init; }
    public IReadOnlyList<IReadOnlyList<ButtonView>>? Keyboard { get; init; }
    public IReadOnlyList<IReadOnlyList<string>>? ReplyKeyboard { get; init; }
    public QuoteView? ReplyTo { get; init; }
    public ServiceView? Service { get; init; }
    public string? Topic { get; init; }
    public bool IsViaBot { get; init; }
}

internal sealed record EntityView(string Type, int Offset, int Length, string? Url, string? Language);

internal sealed record AttachmentView(string Kind, string? Name, int Bytes);

internal sealed record ButtonView(string Text)
{
    public string? Url { get; init; }
    public string? SwitchInline { get; init; }
    public string? SwitchInlineCurrent { get; init; }
    public string? Copy { get; init; }
}

internal sealed record QuoteView(int Id, long? From, bool IsFromBot, string Text);

internal sealed record ServiceView(string Kind, IReadOnlyList<long> People, string? Text);

internal sealed record MessagePage(IReadOnlyList<MessageView> Messages, bool IsComplete);

internal sealed record CommandView(string Command, string Description);

internal sealed record TapView(string? Text, bool IsAlert, string? Url);

internal sealed record InlineView(string Query, IReadOnlyList<InlineCardView> Results);

internal sealed record InlineCardView(string Id, string? Title, string? Description, string Text);

internal sealed record FaultView(string Name, bool IsOn);

internal sealed record ClockView(DateTimeOffset Now, bool CanJump, int HeldBack);

/// <summary>How far a jump of the clock is; counts are null until they are known.</summary>
internal sealed record ProgressView(DateTimeOffset Target)
{
    public int? Posts { get; init; }
    public bool IsIndexed { get; init; }

    /// <summary>Who got a digest.</summary>
    public int People { get; init; }

    /// <summary>Who got an alert.</summary>
    public int Alerted { get; init; }

    /// <summary>Whose digest was due with nothing new to tell.</summary>
    public int NothingNew { get; init; }
    public bool IsDone { get; init; }
    public string? Trouble { get; init; }
}

internal sealed record PlacesView(string Api, bool HasConsole);

internal sealed record WorldView
{
    public required BotView Bot { get; init; }
    public required string Zone { get; init; }
    public required IReadOnlyList<PersonView> People { get; init; }
    public required IReadOnlyList<ChatView> Chats { get; init; }

    /// <summary>By chat: messages the bot has not taken yet.</summary>
    public required IReadOnlyDictionary<long, IReadOnlyList<int>> Waiting { get; init; }
    public required ClockView Clock { get; init; }
    public required IReadOnlyList<FaultView> Faults { get; init; }
    public required PlacesView Places { get; init; }

    /// <summary>Where to go on listening: nothing that happened after this state was read is missed.</summary>
    public required string After { get; init; }
}
