namespace ChatDigestBot.Conversation.Incoming;

internal enum LimitVerdict
{
    Allowed,

    /// <summary>The first one too many: the person is told, once.</summary>
    Warned,

    Ignored,
}
