using ChatDigestBot.Storage;

namespace ChatDigestBot.Conversation.Menus;

/// <summary>What Telegram was told since the copy was made is in no copy: every menu it names is told again.</summary>
internal sealed class MenusAfterRestore : IAfterRestore
{
    public Task AfterRestoreAsync(DbSession session, DateTimeOffset now) => MenuMemory.ForgetAllAsync(session);
}
