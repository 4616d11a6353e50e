using ChatDigestBot.Chats;
using ChatDigestBot.Telegram.Api;

namespace ChatDigestBot.Delivery.Sending;

/// <summary>What a refusal says about the chat. Pure.</summary>
internal static class ChatTreatment
{
    /// <summary>Null where the chat itself is fine and only its forum topic is gone.</summary>
    public static Reachability? Of(string reason) =>
        reason == RefusalReason.ThreadNotFound ? null : ReachabilityPolicy.AfterRefusal(reason) ?? ReachabilityPolicy.AfterGone(reason);
}
