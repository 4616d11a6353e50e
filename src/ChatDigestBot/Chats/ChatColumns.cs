namespace ChatDigestBot.Chats;

/// <summary>What statements of other folders ask of the columns of <c>chats</c>.</summary>
internal static class ChatColumns
{
    private const string Reachable = "reachable";

    /// <summary>Whether messages may go to a chat at an instant: it is not banned, and can be reached or is due to be tried once more. Where not, it may also be null.</summary>
    /// <param name="chat">The name of <c>chats</c> in the statement.</param>
    /// <param name="at">The instant, in SQL.</param>
    public static string MayReceive(string chat, string at) => $"({chat}.is_banned = 0 AND ({chat}.reachability = '{Reachable}' OR {chat}.try_again_at <= {at}))";
}
