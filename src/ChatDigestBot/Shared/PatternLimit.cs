namespace ChatDigestBot.Shared;

/// <summary>How long a pattern may look at one text, written at each pattern that reads what comes from outside.</summary>
/// <remarks>
/// Texts are cut and patterns written so that none comes near it; a pattern that does is a fault of ours, and ends here
/// instead of holding up everybody behind it. It is counted by the clock on the wall, and the first use of a pattern compiles it: a second was
/// too little on a machine with twenty other things to do.
/// </remarks>
internal static class PatternLimit
{
    public const int Milliseconds = 5_000;
}
