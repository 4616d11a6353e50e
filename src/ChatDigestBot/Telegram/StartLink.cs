using Telegram.Bot.Types;

namespace ChatDigestBot.Telegram;

/// <summary>Addresses that open the bot's chat, in which <c>/start</c> is then told what for.</summary>
internal static class StartLink
{
    private const string Article = "a_";
    private const string Topic = "t_";
    private const int MaxKeyLength = 32;

    public static string OfArticle(string key) => Article + key;

    /// <param name="id">Of letters, digits and hyphens: a link carries nothing else.</param>
    public static string OfTopic(string id) => Topic + id;

    /// <summary>The key of the article that shall be read; null where it is about something else.</summary>
    public static string? ArticleIn(string payload)
    {
        var key = payload.StartsWith(Article, StringComparison.Ordinal) ? payload[Article.Length..] : "";
        return key.Length is > 0 and <= MaxKeyLength && key.All(char.IsAsciiLetterOrDigit) ? key : null;
    }

    /// <summary>The topics that are wished for, as they were linked; null where it is about something else.</summary>
    public static string? TopicsIn(string payload) => payload.StartsWith(Topic, StringComparison.OrdinalIgnoreCase) ? payload[Topic.Length..] : null;

    /// <summary>Null for a bot without a name.</summary>
    /// <param name="payload">What <c>/start</c> is told; empty for a greeting.</param>
    public static string? To(User? bot, string payload) => bot?.Username is { } name ? $"https://t.me/{name}{(payload.Length > 0 ? "?start=" : "")}{payload}" : null;
}
