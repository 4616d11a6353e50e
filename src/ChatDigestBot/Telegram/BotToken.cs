using System.Globalization;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Telegram;

/// <summary>The bot's token. Its text is asked for by name only: printed, formatted or logged it is three dots.</summary>
internal sealed partial class BotToken(string secret)
{
    /// <summary>The token itself, for the address of a call and nothing else.</summary>
    public string Secret { get; } = secret;

    /// <summary>The number before the colon: the bot's id; null where the token is malformed.</summary>
    public long? BotId { get; } = secret.IndexOf(':', StringComparison.Ordinal) is var colon and > 0
        && long.TryParse(secret.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>Takes the token out of a text of others, such as a proxy's error.</summary>
    public string Hide(string text) => text.Replace(Secret, "…", StringComparison.Ordinal);

    /// <summary>Whether a text may be a token at all: the bot's number, a colon, and letters, digits, _ and -; other Bot API servers have shorter ones than Telegram.</summary>
    public static bool HasShape(string text) => Shape().IsMatch(text);

    public override string ToString() => "…";

    [GeneratedRegex(@"\A[0-9]{1,18}:[A-Za-z0-9_-]+\z", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Shape();
}
