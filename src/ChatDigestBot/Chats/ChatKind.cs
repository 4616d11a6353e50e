namespace ChatDigestBot.Chats;

/// <summary>Telegram's kinds of chat.</summary>
internal enum ChatKind
{
    Private,
    Group,
    Supergroup,
    Channel,
}
