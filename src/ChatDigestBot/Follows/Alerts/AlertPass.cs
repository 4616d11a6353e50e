using System.Globalization;
using ChatDigestBot.Articles;
using ChatDigestBot.Follows.Muting;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Follows.Alerts;

/// <summary>What one pass over the waiting knows: its moment, the articles it tells of, and the messages it has written.</summary>
internal sealed class AlertPass(AlertArticles articles, MutedStories muted, DateTimeOffset now)
{
    // Older than this an age is a day, which depends on the reader's zone.
    private static readonly TimeSpan SameEverywhere = TimeSpan.FromHours(24);

    public AlertArticles Articles { get; } = articles;

    public MutedStories Muted { get; } = muted;

    public DateTimeOffset Now { get; } = now;

    /// <summary>By look: the message in the ledger's numbering.</summary>
    public Dictionary<string, long> Contents { get; } = new(StringComparer.Ordinal);

    private Dictionary<string, UnwrittenAlert> _unwritten = new(StringComparer.Ordinal);

    /// <summary>Returns the alert's look; one of a new look is to be written.</summary>
    public string Add(Alert alert, Language language, TimeZoneInfo zone)
    {
        var look = LookOf(alert, language, zone);
        if (!Contents.ContainsKey(look))
        {
            _unwritten.TryAdd(look, new UnwrittenAlert(alert, language, zone));
        }

        return look;
    }

    public IReadOnlyDictionary<string, UnwrittenAlert> TakeUnwritten()
    {
        var taken = _unwritten;
        _unwritten = new Dictionary<string, UnwrittenAlert>(StringComparer.Ordinal);
        return taken;
    }

    /// <summary>Equal for all who read the same.</summary>
    private string LookOf(Alert alert, Language language, TimeZoneInfo zone)
    {
        var isDated = alert.Items.Any(item => Now - item.Article.PublishedAt >= SameEverywhere);
        var items = alert.Items.Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.Article.Id}:{string.Join(',', item.Keys)}"));
        var words = alert.Words.Select(words => string.Create(CultureInfo.InvariantCulture, $"{words.Key} {words.Left} {words.Query}"));
        return string.Join('\n', [language.Tag(), isDated ? zone.Id : "", .. items, .. words]);
    }
}

/// <param name="Alert">What is told.</param>
/// <param name="Language">The reader's.</param>
/// <param name="Zone">The reader's, for dates.</param>
internal sealed record UnwrittenAlert(Alert Alert, Language Language, TimeZoneInfo Zone);

/// <summary>Begins passes over the waiting.</summary>
internal sealed class AlertPasses(NewsOptions news, MuteReader mutes)
{
    public AlertPass At(DateTimeOffset now) => new(new AlertArticles(news, now), mutes.At(now), now);
}
