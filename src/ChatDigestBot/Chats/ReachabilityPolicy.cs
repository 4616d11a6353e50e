using ChatDigestBot.Telegram.Api;

namespace ChatDigestBot.Chats;

/// <summary>What Telegram's refusals say about a chat. Pure; used for replies and bulk messages alike.</summary>
internal static class ReachabilityPolicy
{
    /// <param name="reason">One of <see cref="ChatGoneReason"/>.</param>
    public static Reachability AfterGone(string reason) => reason switch
    {
        ChatGoneReason.Blocked => Reachability.Blocked,
        ChatGoneReason.Deactivated => Reachability.Deactivated,
        ChatGoneReason.Kicked or ChatGoneReason.NotMember or ChatGoneReason.ChatDeleted => Reachability.Removed,
        _ => Reachability.Missing,
    };

    /// <summary>Null for refusals that concern the message or the forum topic and not the chat.</summary>
    /// <param name="reason">One of <see cref="RefusalReason"/>.</param>
    public static Reachability? AfterRefusal(string reason) => reason == RefusalReason.NoRights ? Reachability.Muted : null;
}
