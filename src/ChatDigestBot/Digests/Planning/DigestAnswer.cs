namespace ChatDigestBot.Digests.Planning;

/// <summary>What became of a digest that somebody asked for.</summary>
internal enum DigestAnswer
{
    /// <summary>It is on its way.</summary>
    Planned,

    NothingNew,
}
