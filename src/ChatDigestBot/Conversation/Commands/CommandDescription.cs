using System.Reflection;

namespace ChatDigestBot.Conversation.Commands;

/// <summary>What a command's attribute says, and the method that has it.</summary>
internal sealed record CommandDescription(string Name, Access Access, string? Example, bool IsHidden, int Order, MethodInfo Method)
{
    /// <summary>The class that holds the command, one object of it for all its commands.</summary>
    public Type Holder => Method.DeclaringType!;

    /// <summary>The text that says in one line what the command does.</summary>
    public string TextKey => $"commands.{Name}";

    /// <exception cref="ArgumentException">The method has not the form of a command.</exception>
    public CommandAction Bind(object holder) => Method.CreateDelegate<CommandAction>(holder);
}
