using ChatDigestBot.Subscribers.SavedQueries;

namespace ChatDigestBot.Follows.Following;

/// <summary>What somebody follows from now on.</summary>
/// <param name="Wanted">What is looked for.</param>
/// <param name="Asked">What was typed.</param>
/// <param name="Frequency">How often it will be told of, as far as the last month says.</param>
/// <param name="IsKnown">It was followed before.</param>
/// <param name="IsFound">There are posts already.</param>
/// <param name="Muted">What is muted so that nothing of it is told.</param>
internal sealed record FollowResult(FollowedQuery Wanted, FollowedQuery Asked, FollowFrequency Frequency, bool IsKnown, bool IsFound, SavedQuery? Muted);
