namespace ChatDigestBot.Conversation.Commands;

/// <summary>Makes a method a command: public, of the form of <see cref="CommandAction"/>, in a class whose commands belong together. Router, <c>/help</c>, Telegram's menu and the access check all read it; what it does in one line is the text <c>commands.NAME</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ChatCommandAttribute(string name, Access access) : Attribute
{
    /// <summary>Without the slash: <c>[a-z0-9_]{1,32}</c>.</summary>
    public string Name { get; } = name;

    public Access Access { get; } = access;

    /// <summary>The text that says how to type it, <c>commands.NAME.example</c>; shown by <c>/help</c> where the name alone does not say enough.</summary>
    public string? Example { get; init; }

    /// <summary>Reached by buttons only: neither in <c>/help</c> nor in the menu, and no text of its own.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Its place in <c>/help</c>, whose sections begin at certain numbers, and in the menu, lowest first; then by name.</summary>
    public int Order { get; init; } = 100;
}
