namespace ChatDigestBot.Chats;

/// <summary>How enums are written in the columns of <c>chats</c>.</summary>
internal static class ChatColumns
{
    public const string Reachable = "reachable";

#pragma warning disable CA1308 // Lower case is how the columns spell it.
    public static string Column(this ChatKind kind) => kind.ToString().ToLowerInvariant();

    public static string Column(this Reachability reachability) => reachability.ToString().ToLowerInvariant();
#pragma warning restore CA1308
}
