namespace ChatDigestBot.Chats;

/// <summary>Whether a message can arrive. Nothing but <see cref="Reachable"/> is sent to, and in none of them anything is deleted.</summary>
internal enum Reachability
{
    Reachable,

    /// <summary>The person blocked the bot; speaking to it again revives the chat.</summary>
    Blocked,

    /// <summary>The bot was removed from the group or channel, or the group is gone for it.</summary>
    Removed,

    /// <summary>The bot is in the group, but has no right to write there.</summary>
    Muted,

    /// <summary>The person's account is deleted; the only state after which data may be erased, 90 days later.</summary>
    Deactivated,

    /// <summary>Telegram does not know the chat, or not for this bot.</summary>
    Missing,
}
