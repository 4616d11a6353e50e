namespace ChatDigestBot.Conversation.Commands;

/// <summary>Who may use a command.</summary>
internal enum Access
{
    Everyone,

    /// <summary>Everyone in a private chat; in a group its administrators.</summary>
    GroupAdmins,

    /// <summary>The bot's admins (<c>Access__Admins</c>), in their private chat; for anybody else the command does not exist.</summary>
    Admins,
}
