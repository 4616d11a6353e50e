namespace ChatDigestBot.Shared;

/// <summary>How long a pattern may look at one text, written at each pattern that reads what comes from outside.</summary>
/// <remarks>
/// Texts are cut and patterns written so that none comes near it; a pattern that does is a fault of ours, and ends here
/// instead of holding up everybody behind it.
/// </remarks>
internal static class PatternLimit
{
    public const int Milliseconds = 1_000;
}
