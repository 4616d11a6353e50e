namespace ChatDigestBot.Conversation.Incoming;

internal enum LimitVerdict
{
    Allowed,

    /// <summary>The first one too many: the person is told, once.</summary>
    Warned,

    Ignored,

    /// <summary>Belongs to what was said just before, such as the next picture of an album: neither counted nor answered again.</summary>
    Continued,
}
