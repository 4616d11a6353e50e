namespace ChatDigestBot.Playground.Posts;

/// <summary>When a post of the copy is dated and when it may be seen; null means at once.</summary>
internal sealed record ScheduledPost(string Path, DateTimeOffset DatedAt, DateOnly? HeldBackUntil);

/// <param name="Days">By how many days every post moves; what they tell of each other stays true.</param>
internal sealed record PostPlan(int Days, IReadOnlyList<ScheduledPost> Posts);

/// <summary>
/// Decides which posts are there from the start and which come on the mornings that follow. Pure: no clock, no files.
/// </summary>
/// <remarks>
/// The posts of the last three mornings are held back: each appears on the first morning after its date. All posts move by the same
/// number of days, so that the first of these mornings is the next one; the newest of those present is brought to this morning.
/// </remarks>
internal static class PostCalendar
{
    /// <summary>The hour at which held-back posts appear: before anybody's digest at eight.</summary>
    public static readonly TimeOnly AppearAt = new(7, 30);

    private const int MorningsHeldBack = 3;

    private static readonly TimeOnly ThisMorning = new(6, 40);
    private static readonly TimeSpan Apart = TimeSpan.FromMinutes(15);

    public static PostPlan Plan(IEnumerable<(string Path, DateTimeOffset DatedAt)> posts, DateTimeOffset now, TimeZoneInfo zone)
    {
        var ordered = posts.OrderBy(post => post.DatedAt).ThenBy(post => post.Path, StringComparer.Ordinal).ToList();
        if (ordered.Count == 0)
        {
            return new PostPlan(0, []);
        }

        var mornings = ordered.ConvertAll(post => MorningAfter(Local(post.DatedAt, zone)));
        // A third is there from the start, however few days the posts are of: a first digest needs something to tell.
        var heldBack = Math.Min(mornings.Count(morning => morning > mornings[^1].AddDays(-MorningsHeldBack)), ordered.Count * 2 / 3);
        var today = LastMorning(now, zone);
        var days = heldBack == 0
            ? today.DayNumber - DateOnly.FromDateTime(Local(ordered[^1].DatedAt, zone)).DayNumber
            : today.DayNumber + 1 - MorningAfter(Local(ordered[^heldBack].DatedAt, zone)).DayNumber;
        var moved = ordered.Select(post => (post.Path, At: Local(post.DatedAt, zone).AddDays(days))).ToList();
        return new PostPlan(days, [.. UntilThisMorning(moved[..^heldBack], today, zone), .. moved[^heldBack..].Select(post => HoldBack(post, zone))]);
    }

    /// <summary>The moment at which the posts held back until a day appear.</summary>
    public static DateTimeOffset AppearsAt(DateOnly day, TimeZoneInfo zone) => Instant(day.ToDateTime(AppearAt), zone);

    /// <summary>Who starts in the night is still in the day before: this morning's posts are to come.</summary>
    private static DateOnly LastMorning(DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = DateOnly.FromDateTime(Local(now, zone));
        return now < AppearsAt(today, zone) ? today.AddDays(-1) : today;
    }

    /// <summary>The newest is of this morning in any case, those that would be later come before it, all others stay where they are.</summary>
    private static IEnumerable<ScheduledPost> UntilThisMorning(List<(string Path, DateTime At)> present, DateOnly today, TimeZoneInfo zone)
    {
        var latest = today.ToDateTime(ThisMorning);
        var scheduled = new List<ScheduledPost>(present.Count);
        foreach (var (path, at) in Enumerable.Reverse(present))
        {
            var isBroughtHere = at > latest || scheduled.Count == 0;
            scheduled.Add(new ScheduledPost(path, Instant(isBroughtHere ? latest : at, zone), null));
            latest = isBroughtHere ? latest - Apart : latest;
        }

        return Enumerable.Reverse(scheduled);
    }

    private static ScheduledPost HoldBack((string Path, DateTime At) post, TimeZoneInfo zone) => new(post.Path, Instant(post.At, zone), MorningAfter(post.At));

    private static DateOnly MorningAfter(DateTime at)
    {
        var day = DateOnly.FromDateTime(at);
        return TimeOnly.FromDateTime(at) < AppearAt ? day : day.AddDays(1);
    }

    private static DateTime Local(DateTimeOffset instant, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(instant, zone).DateTime;

    private static DateTimeOffset Instant(DateTime local, TimeZoneInfo zone) => new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
}
