namespace ChatDigestBot.Telegram.Api;

/// <summary>Why a chat takes no messages: fixed codes for ledgers and logs.</summary>
internal static class ChatGoneReason
{
    public const string Blocked = "blocked";
    public const string Deactivated = "deactivated";
    public const string Kicked = "kicked";
    public const string NotMember = "not-a-member";
    public const string ChatDeleted = "chat-deleted";
    public const string ChatNotFound = "chat-not-found";

    /// <summary>The person never pressed Start, or deleted the chat with the bot.</summary>
    public const string NeverStarted = "never-started";
    public const string IsBot = "is-a-bot";
}

/// <summary>Why Telegram refused a call: fixed codes.</summary>
internal static class RefusalReason
{
    public const string NoRights = "no-rights";
    public const string TopicClosed = "topic-closed";
    public const string ThreadNotFound = "thread-not-found";

    /// <summary>The group's slow mode, where Telegram did not say how long; with a wait it is <c>Throttled</c>.</summary>
    public const string SlowMode = "slow-mode";
    public const string NotModified = "not-modified";
    public const string ParseError = "parse-error";
    public const string TooLong = "too-long";
    public const string Empty = "empty";
    public const string KeyboardInvalid = "keyboard-invalid";
    public const string QueryTooOld = "query-too-old";
    public const string MessageNotFound = "message-not-found";
    public const string CannotEdit = "cannot-edit";
    public const string CannotDelete = "cannot-delete";
    public const string FileRefused = "file-refused";
    public const string FileTooBig = "file-too-big";
    public const string WebhookRefused = "webhook-refused";

    /// <summary>Another poller, or a webhook that is set.</summary>
    public const string Conflict = "conflict";

    /// <summary>The token is unknown or revoked.</summary>
    public const string Unauthorized = "unauthorized";

    /// <summary>A malformed token, or a method that this Bot API server does not have.</summary>
    public const string NotFound = "not-found";

    /// <summary>An answer that is not the Bot API's: a proxy, a portal, a wrong address.</summary>
    public const string NotTelegram = "not-telegram";
    public const string Other = "refused";
}

/// <summary>Why no answer came: fixed codes; in <c>NotSent</c> nothing left, in <c>Unknown</c> something may have arrived.</summary>
internal static class FailureReason
{
    public const string Dns = "dns";
    public const string Connect = "connect";
    public const string Tls = "tls";
    public const string Proxy = "proxy";
    public const string TimedOut = "timed-out";
    public const string Cut = "cut";
    public const string Unreadable = "unreadable-answer";
    public const string TooLarge = "answer-too-large";

    /// <summary>A 5xx, whether from a proxy or in the Bot API's own words.</summary>
    public const string ServerError = "server-error";
    public const string RequestTimeout = "request-timeout";

    /// <summary>A file to upload could not be opened or read.</summary>
    public const string File = "file";

    /// <summary>Who wanted it sent took it back before its turn came.</summary>
    public const string Withdrawn = "withdrawn";
}
