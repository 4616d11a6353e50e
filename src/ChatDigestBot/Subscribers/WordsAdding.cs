namespace ChatDigestBot.Subscribers;

/// <summary>What became of a wish to follow or mute words.</summary>
internal enum WordsAdding
{
    Added,

    /// <summary>The same was chosen already.</summary>
    Known,

    /// <summary>One can choose no more than <see cref="WordStore.MostOfOne"/>.</summary>
    Full,
}
