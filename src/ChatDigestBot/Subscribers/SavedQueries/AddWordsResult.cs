namespace ChatDigestBot.Subscribers.SavedQueries;

/// <summary>What became of a wish to follow or mute words.</summary>
internal enum AddWordsResult
{
    Added,

    /// <summary>The same was chosen already.</summary>
    Known,

    /// <summary>One can choose no more than <see cref="SavedQueryStore.MaxOfOne"/>.</summary>
    Full,
}
