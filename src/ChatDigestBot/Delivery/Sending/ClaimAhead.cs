namespace ChatDigestBot.Delivery.Sending;

/// <summary>How many rows are claimed beyond the calls under way: about twice as many as end while a claim is written, so that no call waits for the disk. Pure.</summary>
/// <remarks>
/// After a crash only what had begun is in doubt, since the log of calls tells it from what was claimed; without that log nothing is claimed ahead.
/// Where calls are slow or the pace is low hardly any ends meanwhile, and hardly any row is claimed ahead: a pause holds at once.
/// </remarks>
internal sealed class ClaimAhead(int most)
{
    public int Rows { get; private set; }

    /// <param name="endedMeanwhile">Calls that ended while the last claim was written.</param>
    /// <param name="isTrouble">Some of the last calls did not get through.</param>
    public void Note(int endedMeanwhile, bool isTrouble) => Rows = isTrouble ? 0 : Math.Min(most, Math.Max(endedMeanwhile * 2, Rows * 7 / 8));
}
