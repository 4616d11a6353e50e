namespace ChatDigestBot.Subscribers.Schedule;

/// <summary>A due row together with what its chat says.</summary>
internal sealed record DueRow : SubscriberRow
{
    public required string Language { get; init; }

    public required bool MayReceive { get; init; }
}
