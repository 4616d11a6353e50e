namespace ChatDigestBot.Subscribers.Schedule;

/// <summary>A subscriber whose slot has come and was just taken.</summary>
/// <param name="Subscriber">As it is after the claim: <c>Last</c> is the slot taken, <c>Next</c> the one to come.</param>
/// <param name="Language">The chat's.</param>
/// <param name="Slot">What to plan for: with the target it is the key of the digest.</param>
internal sealed record DueSubscriber(Subscriber Subscriber, Texts.Language Language, DigestSlot Slot);

/// <summary>What one claim took.</summary>
/// <param name="Due">Those to plan a digest for.</param>
/// <param name="Skipped">Those whose slot passes unsent: too late, or the chat cannot be reached; their stories stay candidates.</param>
internal sealed record DueBatch(IReadOnlyList<DueSubscriber> Due, int Skipped);
