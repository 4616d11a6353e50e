namespace ChatDigestBot.Roles;

/// <summary>What a person may do with the bot; each may do what those before it may. Stored by name in lower case.</summary>
internal enum Role
{
    /// <summary>Reads digests, as everybody does.</summary>
    Reader,

    /// <summary>Looks at figures and at the console, and changes nothing.</summary>
    Viewer,

    /// <summary>Broadcasts and curates.</summary>
    Editor,

    /// <summary>Everything but making other admins.</summary>
    Admin,

    /// <summary>By <c>Access__Admins</c>; nobody in the chat or the console can take it away.</summary>
    Owner,
}
