namespace ChatDigestBot.Jobs;

/// <summary>One run of a job, as history keeps it.</summary>
internal sealed record JobRun
{
    public required long Id { get; init; }

    public required string Name { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public required JobOutcome Outcome { get; init; }

    /// <summary>What it achieved, or the kind of error and the id of its log line; in English.</summary>
    public required string Summary { get; init; }

    /// <summary>The same as values; none for runs that an older build wrote down.</summary>
    public IReadOnlyList<RunPoint> Points { get; init; } = [];
}

/// <summary>What came of a run; stored by name in lower case.</summary>
internal enum JobOutcome
{
    /// <summary>Or it was killed, and the next start or the next run has yet to close it.</summary>
    Running,
    Succeeded,
    Failed,

    /// <summary>A firing that brought no run.</summary>
    Skipped,
}
