using ChatDigestBot.Playground.BotApi.Json;
using ChatDigestBot.Playground.BotApi.Requests;
using ChatDigestBot.Playground.BotApi.Text;
using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.BotApi.Methods;

/// <summary>Methods that put something new into a chat.</summary>
internal static class SendMethods
{
    private static readonly string[] Everywhere =
    [
        "business_connection_id", "chat_id", "message_thread_id", "direct_messages_topic_id", "disable_notification", "protect_content",
        "allow_paid_broadcast", "message_effect_id", "suggested_post_parameters", "reply_parameters", "reply_markup",
    ];

    private static readonly HashSet<string> Actions =
    [
        "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document", "choose_sticker", "find_location",
        "record_video_note", "upload_video_note",
    ];

    public static IEnumerable<ApiMethod> All =>
    [
        MethodTable.Method("sendMessage", SendMessage, [.. Everywhere, "text", "parse_mode", "entities", "link_preview_options"]),
        MethodTable.Method("sendPhoto", call => SendFile(call, AttachmentKind.Photo, "photo"),
            [.. Everywhere, "photo", "caption", "parse_mode", "caption_entities", "show_caption_above_media", "has_spoiler"]),
        MethodTable.Method("sendDocument", call => SendFile(call, AttachmentKind.Document, "document"),
            [.. Everywhere, "document", "thumbnail", "caption", "parse_mode", "caption_entities", "disable_content_type_detection"]),
        MethodTable.Method("sendChatAction", SendChatAction, "business_connection_id", "chat_id", "message_thread_id", "action"),
    ];

    private static ApiAnswer SendMessage(ApiCall call)
    {
        var hasNoPreview = false;
        var refusal = MessageContent.TryReadText(call, out var text) ?? MessageContent.TryReadPreview(call, out hasNoPreview);
        return refusal is not null ? refusal : Send(call, text, attachment: null, hasNoPreview);
    }

    private static ApiAnswer SendFile(ApiCall call, AttachmentKind kind, string field)
    {
        var caption = FormattedText.Empty;
        var refusal = FileReader.TryRead(call, kind, field, out var attachment) ?? MessageContent.TryReadCaption(call, out caption);
        return refusal is not null ? refusal : Send(call, caption, attachment, hasNoPreview: false);
    }

    private static ApiAnswer Send(ApiCall call, FormattedText text, Attachment? attachment, bool hasNoPreview)
    {
        Message? repliedTo = null;
        int? threadId = null;
        Chat chat = null!;
        var refusal = MarkupReader.TryRead(call.Parameters.Text("reply_markup"), out var markup)
            ?? ChatAccess.TryFind(call, Access.Write, out chat)
            ?? ChatAccess.TryFindThread(call, chat, out threadId)
            ?? MessageContent.TryReadReply(call, chat, out repliedTo)
            ?? CheckPace(call, chat);
        if (refusal is not null)
        {
            return refusal;
        }

        var message = call.World.BotSends(new Message
        {
            Id = 0,
            Chat = chat,
            From = null,
            SentAt = default,
            ThreadId = threadId,
            Text = text.Text,
            Entities = text.Entities,
            Attachment = attachment,
            Markup = markup,
            ReplyTo = repliedTo,
            IsSilent = call.Parameters.Flag("disable_notification"),
            HasNoLinkPreview = hasNoPreview,
        });
        return ApiAnswer.Of(writer => MessageJson.Write(writer, message));
    }

    private static Refusal? CheckPace(ApiCall call, Chat chat)
    {
        if (chat.SlowModeSeconds > 0 && chat.LastSentByBotAt is { } last && chat.FindMember(call.World.Bot.Id) is { IsAdmin: false }
            && last.AddSeconds(chat.SlowModeSeconds) - call.World.Now is { TotalSeconds: > 0 } left)
        {
            return Refusal.TooMany((int)Math.Ceiling(left.TotalSeconds));
        }

        return call.Account.Limiter.TryTake(chat, call.Parameters.Flag("allow_paid_broadcast")) is { } seconds ? Refusal.TooMany(seconds) : null;
    }

    private static ApiAnswer SendChatAction(ApiCall call)
    {
        var action = call.Parameters.Text("action").ToLowerInvariant();
        if (!Actions.Contains(action))
        {
            return Refusal.Bad("Wrong parameter action in request");
        }

        int? threadId = null;
        if ((ChatAccess.TryFind(call, Access.Write, out var chat) ?? ChatAccess.TryFindThread(call, chat, out threadId)) is { } refusal)
        {
            return refusal;
        }

        call.World.BotActs(chat, threadId, action);
        return ApiAnswer.True;
    }
}
