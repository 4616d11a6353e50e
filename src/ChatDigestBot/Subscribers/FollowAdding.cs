namespace ChatDigestBot.Subscribers;

/// <summary>What became of a wish to follow words.</summary>
internal enum FollowAdding
{
    Added,

    /// <summary>The same was followed already.</summary>
    Known,

    /// <summary>One can follow no more than <see cref="FollowStore.MostOfOne"/>.</summary>
    Full,
}
