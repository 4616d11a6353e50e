using Telegram.Bot.Requests;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;

namespace ChatDigestBot.Telegram.Pacing;

/// <summary>How a request of the library falls under Telegram's limits. Pure.</summary>
/// <param name="Chat">Whose pace and freezes it obeys; null for calls to nobody in particular.</param>
/// <param name="Messages">How many messages the limits count it as; 0 only waits for freezes.</param>
internal readonly record struct RequestPace(long? Chat, int Messages)
{
    public static RequestPace Of(IRequest request) => ChatOf(request) is { } chat ? new RequestPace(chat, MessagesOf(request)) : default;

    private static long? ChatOf(IRequest request) => request switch
    {
        IChatTargetable { ChatId: { } chat } => KeyOf(chat),
        SendGiftRequest { ChatId: { } chat } => KeyOf(chat),
        SendGiftRequest gift => gift.UserId,
        SetChatMenuButtonRequest menu => menu.ChatId,
        GetChatMenuButtonRequest menu => menu.ChatId,
        _ => null,
    };

    /// <remarks>A channel that is called by its name has a pace of its own beside that of its id; negative, as those of groups and channels are.</remarks>
    private static long KeyOf(ChatId chat) => chat.Identifier ?? long.MinValue + (uint)StringComparer.OrdinalIgnoreCase.GetHashCode(chat.Username ?? "");

    private static int MessagesOf(IRequest request) => request switch
    {
        SendMessageRequest or EditMessageTextRequest => 1,
        SendMediaGroupRequest album => album.Media.Count(),
        ForwardMessagesRequest several => several.MessageIds.Count(),
        CopyMessagesRequest several => several.MessageIds.Count(),
        SendChatActionRequest => 0,
        _ => IsMessage(request.MethodName) ? 1 : 0,
    };

    private static bool IsMessage(string method) =>
        method.StartsWith("send", StringComparison.Ordinal)
        || method.StartsWith("editMessage", StringComparison.Ordinal)
        || method.StartsWith("editEphemeralMessage", StringComparison.Ordinal)
        // Taking ten thousand messages back is bulk like sending them.
        || method is "forwardMessage" or "copyMessage" or "deleteMessage";
}
