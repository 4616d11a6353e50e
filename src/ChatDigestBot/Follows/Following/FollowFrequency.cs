namespace ChatDigestBot.Follows.Following;

/// <summary>How much a query would have brought in the last thirty days.</summary>
/// <param name="Matches">Posts that match.</param>
/// <param name="Posts">All posts.</param>
internal readonly record struct FollowFrequency(int Matches, int Posts)
{
    public static readonly TimeSpan Span = TimeSpan.FromDays(30);

    /// <summary>Below this no share of the posts is too much: a small store has few posts, and most of them are about the same.</summary>
    public const int AlwaysFewEnough = 100;

    private const double WidestShare = 0.05;

    /// <summary>Rounded; 0 where it is less than every other week.</summary>
    public int AWeek => (int)Math.Round(Matches * 7 / Span.TotalDays, MidpointRounding.AwayFromZero);

    /// <summary>What matches so much is a topic and not news that somebody waits for.</summary>
    public bool IsTooWide => Matches > AlwaysFewEnough && Matches > WidestShare * Posts;
}
