using ChatDigestBot.Shared;

namespace ChatDigestBot.Feeds.Fetching;

/// <summary>Decides when a feed is asked again. Pure: no clock, no I/O.</summary>
/// <remarks>A server or feed that asks for more time gets it, up to a day: a wrong figure there must not silence a feed for good.</remarks>
internal static class FetchSchedule
{
    private static readonly TimeSpan LongestAsked = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromHours(12);
    private static readonly TimeSpan LongestBusy = TimeSpan.FromDays(1);
    private static readonly TimeSpan ShortestBusy = TimeSpan.FromMinutes(5);

    /// <param name="every">What the operator wants.</param>
    /// <param name="asked">What the feed (<c>ttl</c>) and the server (<c>Cache-Control</c>) ask for.</param>
    public static DateTimeOffset AfterSuccess(TimeSpan every, IEnumerable<TimeSpan?> asked, DateTimeOffset now)
    {
        var longest = asked.Max() ?? TimeSpan.Zero;
        var wait = longest < LongestAsked ? longest : LongestAsked;
        return now + (wait > every ? wait : every);
    }

    /// <param name="failures">In a row, this one included.</param>
    /// <param name="chance">From 0 to 1.</param>
    public static DateTimeOffset AfterFailure(TimeSpan every, int failures, DateTimeOffset? retryAt, DateTimeOffset now, double chance)
    {
        var usual = now + new BackOff(every, 2, every > LongestBackOff ? every : LongestBackOff).After(failures, chance);
        return retryAt is { } told && Busy(told, now) is var until && until > usual ? until : usual;
    }

    /// <summary>How long a host that said it is busy is left alone with all its feeds.</summary>
    public static DateTimeOffset Busy(DateTimeOffset? retryAt, DateTimeOffset now) =>
        retryAt is not { } told || told < now + ShortestBusy ? now + ShortestBusy : told > now + LongestBusy ? now + LongestBusy : told;
}
