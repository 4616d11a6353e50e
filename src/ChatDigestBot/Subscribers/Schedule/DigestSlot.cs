namespace ChatDigestBot.Subscribers.Schedule;

/// <summary>The one scheduled digest of a target's local day.</summary>
/// <param name="Date">The day on the subscriber's calendar; with the target it names the slot, whatever the hour.</param>
/// <param name="DueAt">When it comes.</param>
internal sealed record DigestSlot(DateOnly Date, DateTimeOffset DueAt);
