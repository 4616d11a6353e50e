namespace ChatDigestBot.Playground.Worlds;

/// <summary>A change somebody watching the world would see. Ids rise by one.</summary>
internal abstract record WorldEvent
{
    private WorldEvent()
    {
    }

    public long Id { get; init; }
    public DateTimeOffset At { get; init; }

    public sealed record MessageAppeared(Message Message) : WorldEvent;

    public sealed record MessageEdited(Message Message) : WorldEvent;

    public sealed record MessageDeleted(Chat Chat, int MessageId) : WorldEvent;

    /// <summary>"typing…" and its kin; shown for five seconds or until the bot's next message.</summary>
    public sealed record ActionShown(Chat Chat, int? ThreadId, string Action) : WorldEvent;

    /// <summary>The bot answered a tap: a toast, an alert, or an address to open.</summary>
    public sealed record TapAnswered(CallbackQuery Query, string? Text, bool IsAlert, string? Url) : WorldEvent;

    public sealed record InlineAnswered(InlineQuery Query, IReadOnlyList<InlineResult> Results, string? NextOffset) : WorldEvent;

    public sealed record PersonAppeared(Person Person) : WorldEvent;

    public sealed record ChatAppeared(Chat Chat) : WorldEvent;

    public sealed record MembershipChanged(MemberChange Change) : WorldEvent;

    public sealed record ChatMigrated(Chat From, Chat To) : WorldEvent;

    public sealed record MenusChanged : WorldEvent;

    /// <summary>The watcher was too slow or asked for events no longer kept: read the state again.</summary>
    public sealed record Missed : WorldEvent;
}
