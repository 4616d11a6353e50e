namespace ChatDigestBot.Playground.Posts;

/// <summary>When a post of the copy is dated and when it may be seen; null means at once.</summary>
internal sealed record ScheduledPost(string Path, DateTimeOffset DatedAt, DateOnly? HeldBackUntil);

/// <summary>
/// Decides which posts are there from the start and which come on the mornings that follow. Pure: no clock, no files.
/// </summary>
/// <remarks>
/// The order of the posts stays. The newest third comes later, a few each morning; the others move together, so that
/// the newest of them is of this morning.
/// </remarks>
internal static class PostCalendar
{
    /// <summary>How many mornings bring new posts, where there are enough of them.</summary>
    public const int Mornings = 7;

    private static readonly TimeOnly FirstDated = new(5, 20);
    private static readonly TimeOnly LastDated = new(7, 10);
    private static readonly TimeOnly ThisMorning = new(6, 40);

    /// <summary>The hour at which held-back posts of a day appear: after all their dates, before anybody's digest at eight.</summary>
    public static readonly TimeOnly AppearAt = new(7, 30);

    public static IReadOnlyList<ScheduledPost> Plan(IEnumerable<(string Path, DateTimeOffset DatedAt)> posts, DateTimeOffset now, TimeZoneInfo zone)
    {
        var ordered = posts.OrderBy(post => post.DatedAt).ThenBy(post => post.Path, StringComparer.Ordinal).ToList();
        var heldBack = ordered.Count / 3;
        var present = ordered[..^heldBack];
        var shift = present.Count == 0 ? TimeSpan.Zero : NewestAt(now, zone) - present[^1].DatedAt;
        return
        [
            .. present.Select(post => new ScheduledPost(post.Path, post.DatedAt + shift, null)),
            .. HoldBack(ordered[^heldBack..], NextMorning(now, zone), zone),
        ];
    }

    /// <summary>The moment at which the posts held back until a day appear.</summary>
    public static DateTimeOffset AppearsAt(DateOnly day, TimeZoneInfo zone) => At(day, AppearAt, zone);

    private static IEnumerable<ScheduledPost> HoldBack(List<(string Path, DateTimeOffset DatedAt)> posts, DateOnly first, TimeZoneInfo zone)
    {
        var mornings = Math.Min(Mornings, posts.Count);
        for (var morning = 0; morning < mornings; morning++)
        {
            // Even shares: the first post of a share is where the shares before it end.
            var share = posts[(posts.Count * morning / mornings)..(posts.Count * (morning + 1) / mornings)];
            var day = first.AddDays(morning);
            var step = (LastDated - FirstDated) / share.Count;
            for (var place = 0; place < share.Count; place++)
            {
                yield return new ScheduledPost(share[place].Path, At(day, FirstDated.Add(step * place), zone), day);
            }
        }
    }

    /// <summary>The next day whose posts can still appear on time: today for who starts in the night.</summary>
    private static DateOnly NextMorning(DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        return now < AppearsAt(today, zone) ? today : today.AddDays(1);
    }

    /// <summary>This morning, or just now for who starts before the morning.</summary>
    private static DateTimeOffset NewestAt(DateTimeOffset now, TimeZoneInfo zone)
    {
        var morning = At(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime), ThisMorning, zone);
        var justNow = now - TimeSpan.FromMinutes(20);
        return morning < justNow ? morning : justNow;
    }

    private static DateTimeOffset At(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
