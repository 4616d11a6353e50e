namespace ChatDigestBot.Jobs;

/// <summary>One run of a job, as history keeps it.</summary>
internal sealed record JobRun
{
    public const string Running = "running";
    public const string Succeeded = "succeeded";
    public const string Failed = "failed";
    public const string Skipped = "skipped";

    public required long Id { get; init; }

    public required string Name { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>One of the constants above; a run that was killed stays <see cref="Running"/> until the next start closes it.</summary>
    public required string Outcome { get; init; }

    /// <summary>What it achieved, or the kind of error and the id of its log line; in English.</summary>
    public required string Summary { get; init; }

    /// <summary>The same as values; none for runs that an older build wrote down.</summary>
    public IReadOnlyList<RunPoint> Points { get; init; } = [];
}
