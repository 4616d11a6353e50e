namespace ChatDigestBot.Subscribers.Schedule;

/// <summary>When somebody wants digests: by the clock on their wall.</summary>
internal sealed record DigestHours(TimeOnly Time, DigestDays Days, TimeZoneInfo Zone)
{
    /// <summary>A zone somebody wished for once and that this machine's time zone data does not know, so that <see cref="Zone"/> stands in for it.</summary>
    public string? MissingZone { get; init; }

    /// <summary>What is kept: the wish outlives the machine that does not know it.</summary>
    public string ZoneId => MissingZone ?? Zone.Id;

    public DigestHours In(TimeZoneInfo zone) => this with { Zone = zone, MissingZone = null };

    public bool Include(DayOfWeek day) => Days.HasFlag(Of(day));

    public static DigestDays Of(DayOfWeek day) => (DigestDays)(1 << (((int)day + 6) % 7));

    public bool Equals(DigestHours? other) => other is not null && Time == other.Time && Days == other.Days && ZoneId == other.ZoneId;

    public override int GetHashCode() => HashCode.Combine(Time, Days, ZoneId);
}
