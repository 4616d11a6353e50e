namespace ChatDigestBot.Conversation.Commands;

/// <summary>How a command came in.</summary>
internal abstract record CallOrigin
{
    private CallOrigin()
    {
    }

    /// <param name="MessageId">The person's message.</param>
    internal sealed record Typed(int MessageId) : CallOrigin;

    /// <param name="MessageId">The bot's own message that carries the button.</param>
    internal sealed record Tap(int MessageId) : CallOrigin;
}
