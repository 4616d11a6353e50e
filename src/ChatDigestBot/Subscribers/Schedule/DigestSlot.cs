namespace ChatDigestBot.Subscribers.Schedule;

/// <summary>A scheduled digest of a target's local day: the only one, or the first, second or third.</summary>
/// <param name="Date">The day on the subscriber's calendar; with the target and the number it names the slot, whatever the hour.</param>
/// <param name="DueAt">When it comes.</param>
internal sealed record DigestSlot(DateOnly Date, DateTimeOffset DueAt)
{
    /// <summary>Which of that day's digests it is, counted from 1: those given, not those that passed.</summary>
    public int Number { get; init; } = 1;
}
