namespace ChatDigestBot.Jobs;

/// <summary>A repeated job as the engine sees it now.</summary>
internal sealed record RecurringJob
{
    public required string Name { get; init; }

    public required string Cron { get; init; }

    public required TimeZoneInfo Zone { get; init; }

    public DateTimeOffset? NextAt { get; init; }

    public DateTimeOffset? PreviousAt { get; init; }
}
