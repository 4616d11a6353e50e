namespace ChatDigestBot.Conversation.Commands;

/// <summary>A message that is a command.</summary>
/// <param name="Name">Lower case, without the slash.</param>
/// <param name="AddressedTo">The bot named after <c>@</c>; null when none is named.</param>
/// <param name="Arguments">The rest, trimmed, line breaks kept.</param>
internal sealed record ParsedCommand(string Name, string? AddressedTo, string Arguments)
{
    /// <summary>The arguments, separated by white space of every kind, full-width spaces too.</summary>
    public IReadOnlyList<string> Words => Arguments.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
