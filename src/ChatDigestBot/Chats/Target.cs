namespace ChatDigestBot.Chats;

/// <summary>Where a message goes: a chat (by <see cref="Chat.Id"/>, ours) and the forum topic in it.</summary>
/// <param name="ChatId">Our id, not Telegram's.</param>
/// <param name="ThreadId">The forum topic; null for a chat without topics and for General, whose id Telegram does not accept.</param>
internal readonly record struct Target(long ChatId, int? ThreadId)
{
    /// <summary>What tables hold in <c>thread_id</c>: zero for none, since a NULL would never equal another in a key.</summary>
    public int ThreadKey => ThreadId ?? 0;

    public static Target Of(long chatId, int threadKey) => new(chatId, threadKey == 0 ? null : threadKey);
}
