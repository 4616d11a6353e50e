using System.Text.Json;
using ChatDigestBot.Playground.BotApi.Json;
using ChatDigestBot.Playground.BotApi.Requests;
using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.BotApi.Methods;

/// <summary>Methods that change or remove what was sent. Leaving <c>reply_markup</c> out removes the keyboard.</summary>
internal static class EditMethods
{
    private const int MaxDeletedAtOnce = 100;
    private static readonly TimeSpan DeletableFor = TimeSpan.FromHours(48);
    private static readonly string[] Everywhere = ["business_connection_id", "chat_id", "message_id", "inline_message_id", "reply_markup"];

    public static IEnumerable<ApiMethod> All =>
    [
        MethodTable.Method("editMessageText", EditText, [.. Everywhere, "text", "parse_mode", "entities", "link_preview_options"]),
        MethodTable.Method("editMessageCaption", EditCaption, [.. Everywhere, "caption", "parse_mode", "caption_entities", "show_caption_above_media"]),
        MethodTable.Method("editMessageReplyMarkup", EditMarkup, Everywhere),
        MethodTable.Method("deleteMessage", Delete, "chat_id", "message_id"),
        MethodTable.Method("deleteMessages", DeleteMany, "chat_id", "message_ids"),
    ];

    private static ApiAnswer EditText(ApiCall call)
    {
        if ((MessageContent.TryReadText(call, out var text) ?? MessageContent.TryReadPreview(call, out _)) is { } refusal)
        {
            return refusal;
        }

        return Edit(call, message => message.Attachment is null
            ? message with { Text = text.Text, Entities = text.Entities }
            : null, "there is no text in the message to edit");
    }

    private static ApiAnswer EditCaption(ApiCall call)
        => MessageContent.TryReadCaption(call, out var caption) is { } refusal
            ? refusal
            : Edit(call, message => message.Attachment is not null
                ? message with { Text = caption.Text, Entities = caption.Entities }
                : null, "there is no caption in the message to edit");

    private static ApiAnswer EditMarkup(ApiCall call) => Edit(call, message => message, "message can't be edited");

    private static ApiAnswer Edit(ApiCall call, Func<Message, Message?> change, string unfit)
    {
        if (call.Parameters.Has("inline_message_id"))
        {
            return Refusal.Playground("messages sent through inline mode cannot be edited in this simulation");
        }

        Message message = null!;
        var refusal = MarkupReader.TryRead(call.Parameters.Text("reply_markup"), out var markup)
            ?? ChatAccess.TryFind(call, Access.Edit, out var chat)
            ?? ChatAccess.TryFindMessage(call, chat, "message to edit", out message);
        if (refusal is not null)
        {
            return refusal;
        }

        if (markup is not (null or InlineKeyboard))
        {
            return Refusal.Bad("Inline keyboard expected");
        }

        var isOwn = message.IsFromBot || (message.Chat.IsBroadcast && message.From is null);
        if (!isOwn || message.IsForwarded || message.Service is not null || message.Markup is not (null or InlineKeyboard))
        {
            return Refusal.Bad("message can't be edited");
        }

        if (change(message) is not { } changed)
        {
            return Refusal.Bad(unfit);
        }

        changed = changed with { Markup = markup };
        if (IsSame(message, changed))
        {
            return Refusal.Bad(
                "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message");
        }

        if (call.Account.Limiter.TryTake(message.Chat, isPaid: false) is { } seconds)
        {
            return Refusal.TooMany(seconds);
        }

        var edited = call.World.BotEdits(changed);
        return ApiAnswer.Of(writer => MessageJson.Write(writer, edited));
    }

    private static bool IsSame(Message one, Message other)
        => one.Text == other.Text && one.Entities.SequenceEqual(other.Entities) && IsSame(one.Keyboard, other.Keyboard);

    private static bool IsSame(InlineKeyboard? one, InlineKeyboard? other)
        => (one, other) switch
        {
            (null, null) => true,
            ({ } first, { } second) => first.Rows.Count == second.Rows.Count && first.Rows.Zip(second.Rows).All(rows => rows.First.SequenceEqual(rows.Second)),
            _ => false,
        };

    private static ApiAnswer Delete(ApiCall call)
    {
        if (call.Parameters.Text("chat_id").Length == 0)
        {
            return Refusal.Bad("Chat identifier is not specified");
        }

        if (call.Parameters.Number("message_id", 0, 0, int.MaxValue) == 0)
        {
            return Refusal.Bad("Message identifier is not specified");
        }

        Message message = null!;
        var refusal = ChatAccess.TryFind(call, Access.Write, out var chat)
            ?? ChatAccess.TryFindMessage(call, chat, "message to delete", out message)
            ?? CheckDeletable(call, message);
        if (refusal is not null)
        {
            return refusal;
        }

        call.World.BotDeletes(message);
        return ApiAnswer.True;
    }

    private static ApiAnswer DeleteMany(ApiCall call)
    {
        var json = call.Parameters.Text("message_ids");
        if (json.Length == 0)
        {
            return Refusal.Bad("Message identifiers are not specified");
        }

        if (JsonField.TryParse(json) is not { ValueKind: JsonValueKind.Array } list)
        {
            return Refusal.Bad("Expected an Array of message identifiers");
        }

        if (list.GetArrayLength() > MaxDeletedAtOnce)
        {
            return Refusal.Bad("Too many message identifiers specified");
        }

        if (ChatAccess.TryFind(call, Access.Write, out var chat) is { } refusal)
        {
            return refusal;
        }

        // Identifiers of messages that are gone are passed over.
        var messages = list.EnumerateArray()
            .Select(item => item.TryGetInt32(out var id) ? call.World.FindMessage(chat, id) : null)
            .OfType<Message>()
            .ToList();
        if (messages.Select(message => CheckDeletable(call, message)).FirstOrDefault(found => found is not null) is { } undeletable)
        {
            return undeletable;
        }

        foreach (var message in messages)
        {
            call.World.BotDeletes(message);
        }

        return ApiAnswer.True;
    }

    private static Refusal? CheckDeletable(ApiCall call, Message message)
    {
        var isOthers = !message.IsFromBot && !message.Chat.IsPrivate;
        if (isOthers && message.Chat.FindMember(call.World.Bot.Id) is not { IsAdmin: true })
        {
            return Refusal.Bad("message can't be deleted");
        }

        return message.SentAt + DeletableFor < call.World.Now ? Refusal.Bad("message can't be deleted for everyone") : null;
    }
}
