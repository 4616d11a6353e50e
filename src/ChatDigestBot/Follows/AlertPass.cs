using System.Globalization;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Follows;

/// <summary>What one pass over the waiting knows: its moment, the articles it tells of, and the messages it has written.</summary>
internal sealed class AlertPass(AlertArticles articles, DateTimeOffset now)
{
    // Older than this an age is a day, which depends on the reader's zone.
    private static readonly TimeSpan SameEverywhere = TimeSpan.FromHours(24);

    public AlertArticles Articles { get; } = articles;

    public DateTimeOffset Now { get; } = now;

    /// <summary>By look: the message in the ledger's numbering.</summary>
    public Dictionary<string, long> Contents { get; } = new(StringComparer.Ordinal);

    /// <summary>Equal for all who read the same.</summary>
    public string LookOf(Alert alert, Language language, TimeZoneInfo zone)
    {
        var isDated = alert.Items.Any(item => Now - item.Article.PublishedAt >= SameEverywhere);
        var items = alert.Items.Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.Article.Id}:{string.Join(',', item.Keys)}"));
        var words = alert.Words.Select(words => string.Create(CultureInfo.InvariantCulture, $"{words.Key} {words.Left} {words.Query}"));
        return string.Join('\n', [language.Tag(), isDated ? zone.Id : "", .. items, .. words]);
    }
}
