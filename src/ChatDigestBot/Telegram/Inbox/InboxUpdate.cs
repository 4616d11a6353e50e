using Telegram.Bot.Types;

namespace ChatDigestBot.Telegram.Inbox;

/// <summary>A written update on its way to the handler.</summary>
internal sealed class InboxUpdate
{
    public required long Seq { get; init; }

    public required InboxQueueKey Queue { get; init; }

    public required Update Update { get; init; }

    /// <summary>Failed attempts, also those of earlier processes.</summary>
    public int Attempts { get; set; }
}
