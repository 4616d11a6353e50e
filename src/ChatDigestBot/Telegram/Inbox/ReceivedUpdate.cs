using Telegram.Bot.Types;

namespace ChatDigestBot.Telegram.Inbox;

/// <summary>An update as it came, and what of it could be read.</summary>
internal sealed record ReceivedUpdate
{
    public required long UpdateId { get; init; }

    public required InboxQueueKey Queue { get; init; }

    /// <summary>Telegram's JSON.</summary>
    public required string Body { get; init; }

    /// <summary>Null when the JSON is not shaped as expected: it is put aside for a person to look at.</summary>
    public Update? Update { get; init; }

    /// <summary>Of a kind that the bot does nothing with, or that is newer than this program.</summary>
    public bool IsUnknownKind => Update is not null && Queue == InboxQueueKey.None;

    public UpdateState FirstState => Update is null ? UpdateState.Aside : IsUnknownKind ? UpdateState.Done : UpdateState.Waiting;
}

internal enum UpdateState
{
    Waiting,
    Done,

    /// <summary>Not handled: unreadable, or its handler failed again and again.</summary>
    Aside,
}
