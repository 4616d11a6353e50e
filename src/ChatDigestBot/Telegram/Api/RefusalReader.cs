using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatDigestBot.Telegram.Api;

/// <summary>Decides what a refusal in Telegram's words means. Pure.</summary>
/// <remarks>
/// The words are those of the public Bot API server (Client.cpp) and of TDLib; codes in capitals are Telegram's own, passed on where the server
/// has no sentence for them. The order matters: the first row that fits wins.
/// </remarks>
internal static partial class RefusalReader
{
    /// <summary>When Telegram throttles without saying for how long.</summary>
    public static readonly TimeSpan UsualWait = TimeSpan.FromSeconds(5);

    /// <summary>No server means more than that; a longer wait is asked for again when this one is over.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromDays(1);

    private static readonly (string Words, string Reason)[] GoneWords =
    [
        ("bot was blocked by the user", ChatGoneReason.Blocked),
        ("USER_IS_BLOCKED", ChatGoneReason.Blocked),
        ("user is deactivated", ChatGoneReason.Deactivated),
        ("INPUT_USER_DEACTIVATED", ChatGoneReason.Deactivated),
        ("bot was kicked", ChatGoneReason.Kicked),
        ("bot is not a member", ChatGoneReason.NotMember),
        ("group chat was deleted", ChatGoneReason.ChatDeleted),
        ("group is deactivated", ChatGoneReason.ChatDeleted),
        ("can't initiate conversation", ChatGoneReason.NeverStarted),
        ("can't send messages to bots", ChatGoneReason.IsBot),
        ("can't send messages to the bot", ChatGoneReason.IsBot),
        ("USER_IS_BOT", ChatGoneReason.IsBot),
        ("chat not found", ChatGoneReason.ChatNotFound),
        ("PEER_ID_INVALID", ChatGoneReason.ChatNotFound),
        ("CHANNEL_PRIVATE", ChatGoneReason.Kicked),
        ("CHANNEL_INVALID", ChatGoneReason.ChatNotFound),
        ("CHAT_ID_INVALID", ChatGoneReason.ChatNotFound),
    ];

    private static readonly (string Words, string Reason)[] RefusedWords =
    [
        ("message is not modified", RefusalReason.NotModified),
        ("MESSAGE_NOT_MODIFIED", RefusalReason.NotModified),
        ("can't parse entities", RefusalReason.ParseError),
        ("ENTITIES_TOO_LONG", RefusalReason.ParseError),
        ("ENTITY_BOUNDS_INVALID", RefusalReason.ParseError),
        ("TOPIC_CLOSED", RefusalReason.TopicClosed),
        ("topic closed", RefusalReason.TopicClosed),
        ("message thread not found", RefusalReason.ThreadNotFound),
        ("TOPIC_DELETED", RefusalReason.ThreadNotFound),
        ("TOPIC_ID_INVALID", RefusalReason.ThreadNotFound),
        ("the chat is not a forum", RefusalReason.ThreadNotFound),
        ("SLOWMODE_WAIT", RefusalReason.SlowMode),
        ("slow mode", RefusalReason.SlowMode),
        ("query is too old", RefusalReason.QueryTooOld),
        ("QUERY_ID_INVALID", RefusalReason.QueryTooOld),
        ("can't be edited", RefusalReason.CannotEdit),
        ("MESSAGE_EDIT_TIME_EXPIRED", RefusalReason.CannotEdit),
        ("there is no text in the message to edit", RefusalReason.CannotEdit),
        ("there is no caption in the message to edit", RefusalReason.CannotEdit),
        ("can't be deleted", RefusalReason.CannotDelete),
        ("message to edit not found", RefusalReason.MessageNotFound),
        ("message to delete not found", RefusalReason.MessageNotFound),
        ("message to be replied not found", RefusalReason.MessageNotFound),
        ("message to reply not found", RefusalReason.MessageNotFound),
        ("message identifier is not specified", RefusalReason.MessageNotFound),
        ("MESSAGE_ID_INVALID", RefusalReason.MessageNotFound),
        ("reply markup is too long", RefusalReason.KeyboardInvalid),
        ("REPLY_MARKUP", RefusalReason.KeyboardInvalid),
        ("BUTTON_", RefusalReason.KeyboardInvalid),
        ("inline keyboard", RefusalReason.KeyboardInvalid),
        ("keyboard button", RefusalReason.KeyboardInvalid),
        ("Wrong HTTP URL", RefusalReason.KeyboardInvalid),
        ("is too long", RefusalReason.TooLong),
        ("MESSAGE_TOO_LONG", RefusalReason.TooLong),
        ("MEDIA_CAPTION_TOO_LONG", RefusalReason.TooLong),
        ("text is empty", RefusalReason.Empty),
        ("text must be non-empty", RefusalReason.Empty),
        ("MESSAGE_EMPTY", RefusalReason.Empty),
        ("file is too big", RefusalReason.FileTooBig),
        ("Request Entity Too Large", RefusalReason.FileTooBig),
        ("HTTP URL content", RefusalReason.FileRefused),
        ("web page content", RefusalReason.FileRefused),
        ("file identifier", RefusalReason.FileRefused),
        ("file_id", RefusalReason.FileRefused),
        ("PHOTO_", RefusalReason.FileRefused),
        ("IMAGE_", RefusalReason.FileRefused),
        ("file must be non-empty", RefusalReason.FileRefused),
        ("can't upload file", RefusalReason.FileRefused),
        ("webhook", RefusalReason.WebhookRefused),
        ("not enough rights", RefusalReason.NoRights),
        ("have no rights", RefusalReason.NoRights),
        ("need administrator rights", RefusalReason.NoRights),
        ("no write access", RefusalReason.NoRights),
        ("CHAT_WRITE_FORBIDDEN", RefusalReason.NoRights),
        ("CHAT_RESTRICTED", RefusalReason.NoRights),
        ("CHAT_ADMIN_REQUIRED", RefusalReason.NoRights),
        ("CHAT_SEND_", RefusalReason.NoRights),
        ("CHAT_GUEST_SEND_FORBIDDEN", RefusalReason.NoRights),
        ("USER_BANNED_IN_CHANNEL", RefusalReason.NoRights),
    ];

    /// <param name="code">Telegram's <c>error_code</c>; it wins over the HTTP status.</param>
    /// <param name="description">Telegram's words, the token already hidden.</param>
    /// <param name="retryAfter">Seconds, from the answer's parameters or the Retry-After header.</param>
    public static ApiResult<T> Decide<T>(int code, string description, int? retryAfter, long? migrateToChatId)
    {
        if (code >= 500)
        {
            // Also in the Bot API's own words: "Internal Server Error: restart" or "Request aborted" may come after Telegram took the message.
            return new ApiResult<T>.Unknown(FailureReason.ServerError);
        }

        if (code == 429 || (retryAfter > 0 && code is 420 or 400))
        {
            return new ApiResult<T>.Throttled(WaitOf(description, retryAfter));
        }

        if (migrateToChatId is { } newId)
        {
            return new ApiResult<T>.Migrated(newId);
        }

        if (SlowMode().Match(description) is { Success: true } slow)
        {
            return new ApiResult<T>.Throttled(WaitOf(description, int.Parse(slow.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)));
        }

        return code switch
        {
            401 or 421 => Refused<T>(RefusalReason.Unauthorized, code, description),
            404 => Refused<T>(RefusalReason.NotFound, code, description),
            409 => Refused<T>(RefusalReason.Conflict, code, description),
            413 => Refused<T>(RefusalReason.FileTooBig, code, description),
            _ when Find(GoneWords, description) is { } gone => new ApiResult<T>.ChatGone(gone),
            _ when Find(RefusedWords, description) is { } reason => Refused<T>(reason, code, description),
            403 => Refused<T>(RefusalReason.NoRights, code, description),
            _ => Refused<T>(RefusalReason.Other, code, description),
        };
    }

    /// <summary>Decides about an answer that is not the Bot API's: a proxy, a portal, a wrong address.</summary>
    public static ApiResult<T> DecideByStatus<T>(int status, int? retryAfter) => status switch
    {
        429 => new ApiResult<T>.Throttled(WaitOf("", retryAfter)),
        408 => new ApiResult<T>.Unknown(FailureReason.RequestTimeout),
        413 => Refused<T>(RefusalReason.FileTooBig, status, "The request is too large for a proxy"),
        >= 500 => new ApiResult<T>.Unknown(FailureReason.ServerError),
        >= 300 => Refused<T>(RefusalReason.NotTelegram, status, "No Bot API server answered"),
        _ => new ApiResult<T>.Unknown(FailureReason.Unreadable),
    };

    private static ApiResult<T>.Refused Refused<T>(string reason, int code, string description) => new(reason, code, description);

    private static string? Find((string Words, string Reason)[] rows, string description)
    {
        foreach (var (words, reason) in rows)
        {
            if (description.Contains(words, StringComparison.OrdinalIgnoreCase))
            {
                return reason;
            }
        }

        return null;
    }

    private static TimeSpan WaitOf(string description, int? retryAfter)
    {
        if (retryAfter is not > 0 && RetryAfter().Match(description) is { Success: true } told)
        {
            retryAfter = int.Parse(told.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        }

        return retryAfter is > 0 ? TimeSpan.FromSeconds(Math.Min(retryAfter.Value, (int)MaxWait.TotalSeconds)) : UsualWait;
    }

    [GeneratedRegex("SLOWMODE_WAIT_([0-9]{1,8})")]
    private static partial Regex SlowMode();

    [GeneratedRegex("retry after ([0-9]{1,8})")]
    private static partial Regex RetryAfter();
}
