namespace ChatDigestBot.Conversation.Commands;

/// <summary>What a command's attribute says, and the class that has it.</summary>
internal sealed record CommandDescription(string Name, Access Access, string? Example, bool IsHidden, int Order, Type Type)
{
    /// <summary>The text that says in one line what the command does.</summary>
    public string TextKey => $"commands.{Name}";
}
