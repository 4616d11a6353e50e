using ChatDigestBot.Chats;
using ChatDigestBot.Telegram.Api;

namespace ChatDigestBot.Delivery;

/// <summary>What a refusal says about the chat. Pure.</summary>
internal static class ChatTreatment
{
    /// <summary>Null where the chat itself is fine and only its forum topic is gone.</summary>
    public static Reachability? Of(string reason) => reason switch
    {
        ChatGoneReason.Blocked or ChatGoneReason.NeverStarted => Reachability.Blocked,
        ChatGoneReason.Deactivated => Reachability.Deactivated,
        ChatGoneReason.Kicked or ChatGoneReason.NotMember or ChatGoneReason.ChatDeleted => Reachability.Removed,
        RefusalReason.NoRights => Reachability.Muted,
        RefusalReason.ThreadNotFound => null,
        _ => Reachability.Missing,
    };
}
