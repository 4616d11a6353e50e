namespace ChatDigestBot.Conversation.Spoken;

/// <summary>Hears in plain words what a command is for that knows best how its arguments are written: "send it at 7:30", 我在东京. A folder above may offer one.</summary>
/// <remarks>What is heard is offered beside the search: news may sound like a wish.</remarks>
internal interface IWishReader
{
    /// <param name="said">The message: folded, with single spaces, without marks around it.</param>
    /// <returns>A command line; null where nothing of the kind is wished for.</returns>
    string? Read(string said);
}
