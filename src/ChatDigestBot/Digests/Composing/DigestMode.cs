namespace ChatDigestBot.Digests.Composing;

/// <summary>Which articles a digest may tell.</summary>
internal enum DigestMode
{
    /// <summary>First seen after the chat subscribed, fresh, and not told yet.</summary>
    News,

    /// <summary>To begin with: the newest there is, however old, so that value is seen at once.</summary>
    First,

    /// <summary>The newest not told yet, however old: "more".</summary>
    More,
}
