using ChatDigestBot.Telegram.Api;

namespace ChatDigestBot.Chats;

/// <summary>What Telegram's refusals say about a chat. Pure; used for replies and bulk messages alike.</summary>
internal static class ReachabilityPolicy
{
    /// <summary>So often in a row a chat is refused before it is left alone for good.</summary>
    public const int MaxRefusals = 8;

    // A little less than a day, so that tomorrow's digest is the attempt, however late today's was.
    private static readonly TimeSpan NextDay = TimeSpan.FromHours(20);

    /// <param name="reason">One of <see cref="ChatGoneReason"/>.</param>
    public static Reachability AfterGone(string reason) => reason switch
    {
        ChatGoneReason.Blocked => Reachability.Blocked,
        ChatGoneReason.Deactivated => Reachability.Deactivated,
        ChatGoneReason.Kicked or ChatGoneReason.NotMember or ChatGoneReason.ChatDeleted => Reachability.Removed,
        _ => Reachability.Missing,
    };

    /// <summary>When a chat of which only refusals tell is tried once more: the next day, then ever more seldom. Null: not before something proves it reachable.</summary>
    /// <param name="refusals">How often it was refused since it was last reached, this time included.</param>
    /// <param name="refusedAt">When it was refused this time.</param>
    /// <remarks>A refusal can be wrong: "chat not found" came for every chat for a minute, "not enough rights" for a day.</remarks>
    public static DateTimeOffset? TryAgainAt(Reachability reachability, int refusals, DateTimeOffset refusedAt) => refusals switch
    {
        1 => refusedAt + NextDay,
        2 => refusedAt + (3 * NextDay),
        _ when reachability is Reachability.Missing or Reachability.Muted && refusals < MaxRefusals => refusedAt + (7 * NextDay),
        _ => null,
    };

    /// <summary>Null for refusals that concern the message or the forum topic and not the chat.</summary>
    /// <param name="reason">One of <see cref="RefusalReason"/>.</param>
    public static Reachability? AfterRefusal(string reason) => reason == RefusalReason.NoRights ? Reachability.Muted : null;
}
