namespace ChatDigestBot.Subscribers.Schedule;

/// <summary>When somebody wants digests: by the clock on their wall.</summary>
internal sealed record DigestHours(TimeOnly Time, DigestDays Days, TimeZoneInfo Zone)
{
    public bool Include(DayOfWeek day) => Days.HasFlag(Of(day));

    public static DigestDays Of(DayOfWeek day) => (DigestDays)(1 << (((int)day + 6) % 7));

    public bool Equals(DigestHours? other) => other is not null && Time == other.Time && Days == other.Days && Zone.Id == other.Zone.Id;

    public override int GetHashCode() => HashCode.Combine(Time, Days, Zone.Id);
}
