namespace ChatDigestBot.Conversation.Commands;

internal enum AccessVerdict
{
    Allowed,

    /// <summary>Answered exactly like a command that does not exist.</summary>
    Unknown,

    /// <summary>Telegram has to be asked whether this person is an administrator here.</summary>
    OnlyForGroupAdmins,
}
