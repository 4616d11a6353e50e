namespace ChatDigestBot.Subscribers.Schedule;

/// <summary>A subscriber whose slot has come.</summary>
/// <param name="Subscriber">Before its slot is taken with that slot as <c>Next</c>, afterwards as <c>Last</c>.</param>
/// <param name="Language">The chat's.</param>
/// <param name="Slot">What to plan for: with the target it is the key of the digest.</param>
/// <param name="MayReceive">False where a message would be refused or is not wanted: the slot passes.</param>
internal sealed record DueSubscriber(Subscriber Subscriber, Texts.Language Language, DigestSlot Slot, bool MayReceive)
{
    /// <summary>Whether the slot is given, rather than left to pass: too late is decided here, so that nobody above can forget it.</summary>
    public bool IsGivenAt(DateTimeOffset now) => MayReceive && DigestSchedule.IsStillWelcome(Slot, Subscriber.Hours.Zone, now);
}

/// <summary>Those of a batch whose slots were taken.</summary>
/// <param name="Due">Those to plan a digest for.</param>
/// <param name="Skipped">Those whose slot passes unsent: too late, or the chat cannot be reached; their stories stay candidates.</param>
internal sealed record DueBatch(IReadOnlyList<DueSubscriber> Due, int Skipped);
