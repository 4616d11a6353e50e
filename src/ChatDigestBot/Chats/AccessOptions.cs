using ChatDigestBot.Shared;

namespace ChatDigestBot.Chats;

/// <summary>Who the bot's admins are.</summary>
/// <param name="Admins">Telegram user ids, from <c>Access__Admins</c>.</param>
internal sealed record AccessOptions(IReadOnlySet<long> Admins)
{
    public static AccessOptions Read(SettingReader settings) => new(settings.Ids("Access:Admins").ToHashSet());

    public ChatRole RoleOf(ChatKind kind, long telegramId) =>
        kind == ChatKind.Private && Admins.Contains(telegramId) ? ChatRole.Admin : ChatRole.Reader;
}
