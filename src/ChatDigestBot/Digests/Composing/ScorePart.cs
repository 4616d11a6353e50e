namespace ChatDigestBot.Digests.Composing;

/// <summary>One reason for an article's place in a digest; the score is the sum of its parts.</summary>
internal sealed record ScorePart(string Name, double Value)
{
    /// <summary>Published lately: 3 now, half of it each day.</summary>
    public const string Fresh = "fresh";

    /// <summary>Several sources tell the story: 1 for two of them, 2 for four and more.</summary>
    public const string Sources = "sources";

    /// <summary>What it is about: 1 where the wanted topic is its main one, less where it is one of several.</summary>
    public const string Topic = "topic";

    /// <summary>1 in the reader's language.</summary>
    public const string Language = "language";

    /// <summary>There is something to read: up to 0.5, and nothing without a summary.</summary>
    public const string Substance = "substance";

    /// <summary>The reader's votes for its topic and source, each of them <see cref="Subscribers.Votes.Taste.Weight"/>.</summary>
    public const string Votes = "votes";

    /// <summary>An editor wants it first: more than all other reasons together.</summary>
    public const string Pinned = "pinned";

    /// <summary>An editor moved it up in this edition: before what is pinned, the greatest first.</summary>
    public const string MovedUp = "movedUp";

    /// <summary>Below 0 for a topic that the digest already has.</summary>
    public const string Variety = "variety";
}
