namespace ChatDigestBot.Conversation.Commands;

/// <summary>Who may use a command.</summary>
internal enum Access
{
    Everyone,

    /// <summary>Everyone in a private chat; in a group its administrators.</summary>
    GroupAdmins,

    /// <summary>Whoever may look at figures, in the private chat; for anybody else the command does not exist. So it is with those below.</summary>
    Viewers,

    /// <summary>Whoever may broadcast and curate.</summary>
    Editors,

    /// <summary>Admins and owners (<c>Access__Admins</c>).</summary>
    Admins,
}
