namespace ChatDigestBot.Chats;

/// <summary>What a chat may do with the bot.</summary>
internal enum ChatRole
{
    Reader,
    Admin,
}
