using System.Globalization;
using ChatDigestBot.Chats;
using ChatDigestBot.Subscribers.Schedule;
using ChatDigestBot.Subscribers.Topics;
using ChatDigestBot.Subscribers.Votes;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Digests.Composing;

/// <summary>One digest that is wanted, before it is known whether there is anything to tell.</summary>
internal sealed record DigestRequest
{
    public required Target Target { get; init; }

    public required Language Language { get; init; }

    /// <summary>The reader's: their zone for the days, all of it for the sentence under a first digest.</summary>
    public required DigestHours Hours { get; init; }

    public TimeZoneInfo Zone => Hours.Zone;

    /// <summary>What is wanted; at least one.</summary>
    public required IReadOnlyList<Subscription> Topics { get; init; }

    public required DigestMode Mode { get; init; }

    /// <summary>Whether it comes at its hour by itself, rather than because somebody asked.</summary>
    public bool IsScheduled { get; init; }

    public ArticleLanguages Languages { get; init; } = ArticleLanguages.Own;

    /// <summary>Topics named instead of the subscribed ones, as the buttons' commands take them: empty, or with a space before.</summary>
    public string Named { get; init; } = "";

    /// <summary>What the reader's votes come to.</summary>
    public Taste Taste { get; init; } = Taste.None;

    /// <summary>The command line of the button for more.</summary>
    public string MoreLine => (Languages == ArticleLanguages.Other ? "/others" : "/more") + Named;

    /// <summary>The command line of the button for what is in other languages.</summary>
    public string OthersLine => "/others" + Named;

    /// <summary>Equal for all to whom the same items on the same days look the same.</summary>
    public string Look => Mode == DigestMode.First ? $"{MoreLine} {Hours.ZoneId} {string.Join(' ', Hours.Times.Select(time => time.ToString("O", CultureInfo.InvariantCulture)))} {Hours.Days}" : MoreLine;

    public bool Allows(string articleLanguage) => Languages switch
    {
        ArticleLanguages.Own => Language.Reads(articleLanguage),
        ArticleLanguages.Other => Language.OthersRead(articleLanguage),
        _ => true,
    };

    /// <summary>Whose digests are days apart gets what came between: this far back, where that is more than the freshness of all.</summary>
    public TimeSpan Reach => TimeSpan.FromDays(Hours.LongestGap);

    /// <summary>Equal for all whose candidates are the same.</summary>
    public string PoolKey => string.Create(
        CultureInfo.InvariantCulture, $"{Mode} {Language} {Hours.LongestGap} {Languages} {string.Join(' ', Topics.Select(topic => topic.TopicId).Order(StringComparer.Ordinal))}");
}
