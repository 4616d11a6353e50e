using System.Globalization;
using ChatDigestBot.Articles;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Follows.Muting;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Follows.Alerts;

/// <summary>What one pass over the waiting knows: its moment, the articles it tells of, and the messages it has written.</summary>
internal sealed class AlertPass(AlertArticles articles, MutedStories muted, TimeZoneInfo fallback, DateTimeOffset now)
{
    // Older than this an age is a day, which depends on the reader's zone.
    private static readonly TimeSpan SameEverywhere = TimeSpan.FromHours(24);

    public AlertArticles Articles { get; } = articles;

    public MutedStories Muted { get; } = muted;

    public DateTimeOffset Now { get; } = now;

    private readonly Dictionary<string, RenderedMessage> _messages = new(StringComparer.Ordinal);

    /// <summary>The clock of whoever waits; the default one where this machine's time zone data do not know it.</summary>
    public TimeZoneInfo ZoneOf(WaitingRow who) => TimeZoneInfo.TryFindSystemTimeZoneById(who.TimeZone, out var zone) ? zone : fallback;

    /// <summary>The message of an alert, written once for all who read the same.</summary>
    /// <param name="render">Writes one that nobody has got yet.</param>
    public RenderedMessage Message(Alert alert, Language language, TimeZoneInfo zone, Func<RenderedMessage> render)
    {
        var look = LookOf(alert, language, zone);
        return _messages.TryGetValue(look, out var message) ? message : _messages[look] = render();
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

/// <summary>Begins passes over the waiting.</summary>
internal sealed class AlertPasses(FreshnessOptions news, MuteReader mutes, SubscriberDefaults defaults)
{
    public AlertPass At(DateTimeOffset now) => new(new AlertArticles(news, now), mutes.At(now), defaults.Hours.Zone, now);
}
