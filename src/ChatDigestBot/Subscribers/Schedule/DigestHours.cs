namespace ChatDigestBot.Subscribers.Schedule;

/// <summary>When somebody wants digests: by the clock on their wall.</summary>
/// <param name="Time">The first of the day.</param>
/// <param name="Days">On which days.</param>
/// <param name="Zone">Where that wall is.</param>
internal sealed record DigestHours(TimeOnly Time, DigestDays Days, TimeZoneInfo Zone)
{
    /// <summary>More a day would be a stream of messages again.</summary>
    public const int MaxTimes = 3;

    /// <summary>Further times of the same day, later than <see cref="Time"/> and in order.</summary>
    public IReadOnlyList<TimeOnly> Further { get; init; } = [];

    public IReadOnlyList<TimeOnly> Times => [Time, .. Further];

    /// <summary>A day a week: the digest then looks back over the whole of it.</summary>
    public bool IsWeekly => Days.Count() == 1;

    /// <summary>The most days between one digest and the next.</summary>
    public int LongestGap
    {
        get
        {
            var (longest, gap) = (1, 0);
            for (var day = 0; day < 14; day++)
            {
                gap++;
                if (Days.HasFlag(DigestDay.Of(day % 7)))
                {
                    longest = day < 7 ? longest : Math.Max(longest, gap);
                    gap = 0;
                }
            }

            return longest;
        }
    }

    /// <summary>The same at other times, up to <see cref="MaxTimes"/> of them.</summary>
    public DigestHours At(IEnumerable<TimeOnly> times)
    {
        var ordered = times.Distinct().Order().ToList();
        return this with { Time = ordered[0], Further = ordered[1..] };
    }

    /// <summary>A zone somebody wished for once and that this machine's time zone data does not know, so that <see cref="Zone"/> stands in for it.</summary>
    public string? MissingZone { get; init; }

    /// <summary>What is kept: the wish outlives the machine that does not know it.</summary>
    public string ZoneId => MissingZone ?? Zone.Id;

    public DigestHours In(TimeZoneInfo zone) => this with { Zone = zone, MissingZone = null };

    public bool Include(DayOfWeek day) => Days.HasFlag(DigestDay.Of(day));

    public bool Equals(DigestHours? other) => other is not null && Times.SequenceEqual(other.Times) && Days == other.Days && ZoneId == other.ZoneId;

    public override int GetHashCode() => HashCode.Combine(Time, Further.Count, Days, ZoneId);
}
