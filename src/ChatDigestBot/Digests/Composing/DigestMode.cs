namespace ChatDigestBot.Digests.Composing;

/// <summary>Which articles a digest may tell.</summary>
internal enum DigestMode
{
    /// <summary>First seen after the chat subscribed, fresh, and not told yet.</summary>
    News,

    /// <summary>The newest not told yet, however old: a first digest, and "more".</summary>
    Newest,
}
