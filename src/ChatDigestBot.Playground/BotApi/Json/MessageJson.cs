using System.Text.Json;
using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.BotApi.Json;

/// <summary>Messages as the Bot API shows them.</summary>
internal static class MessageJson
{
    public static void Write(Utf8JsonWriter writer, Message message) => Write(writer, message, withReply: true);

    private static void Write(Utf8JsonWriter writer, Message message, bool withReply)
    {
        writer.WriteStartObject();
        writer.WriteNumber("message_id", message.Id);
        if (message.From is { } sender)
        {
            writer.WritePropertyName("from");
            WorldJson.WriteUser(writer, sender);
        }
        else
        {
            writer.WritePropertyName("sender_chat");
            WorldJson.WriteChat(writer, message.Chat);
        }

        writer.WritePropertyName("chat");
        WorldJson.WriteChat(writer, message.Chat);
        writer.WriteNumber("date", message.SentAt.ToUnixTimeSeconds());
        if (message.EditedAt is { } editedAt)
        {
            writer.WriteNumber("edit_date", editedAt.ToUnixTimeSeconds());
        }

        if (message.ThreadId is { } threadId)
        {
            writer.WriteNumber("message_thread_id", threadId);
            writer.WriteBoolean("is_topic_message", true);
        }

        if (withReply && message.ReplyTo is { } repliedTo)
        {
            writer.WritePropertyName("reply_to_message");
            Write(writer, repliedTo, withReply: false);
        }

        if (message.Attachment is { } attachment)
        {
            WriteAttachment(writer, attachment);
            WriteText(writer, "caption", "caption_entities", message);
        }
        else if (message.Service is { } note)
        {
            WriteNote(writer, note);
        }
        else
        {
            WriteText(writer, "text", "entities", message);
            if (message.HasNoLinkPreview)
            {
                writer.WriteStartObject("link_preview_options");
                writer.WriteBoolean("is_disabled", true);
                writer.WriteEndObject();
            }
        }

        if (message.Keyboard is { } keyboard)
        {
            writer.WritePropertyName("reply_markup");
            WriteKeyboard(writer, keyboard);
        }

        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string textName, string entitiesName, Message message)
    {
        if (message.Text.Length == 0)
        {
            return;
        }

        writer.WriteString(textName, message.Text);
        if (message.Entities.Count == 0)
        {
            return;
        }

        writer.WriteStartArray(entitiesName);
        foreach (var entity in message.Entities)
        {
            writer.WriteStartObject();
            writer.WriteNumber("offset", entity.Offset);
            writer.WriteNumber("length", entity.Length);
            writer.WriteString("type", entity.Type);
            WorldJson.WriteOptional(writer, "url", entity.Url);
            WorldJson.WriteOptional(writer, "language", entity.Language);
            WorldJson.WriteOptional(writer, "custom_emoji_id", entity.CustomEmojiId);
            if (entity.Mentioned is { } person)
            {
                writer.WritePropertyName("user");
                WorldJson.WriteUser(writer, person);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteAttachment(Utf8JsonWriter writer, Attachment attachment)
    {
        if (attachment.Kind == AttachmentKind.Photo)
        {
            writer.WriteStartArray("photo");
            WriteFile(writer, attachment, "width", "height");
            writer.WriteEndArray();
            return;
        }

        var isSticker = attachment.Kind == AttachmentKind.Sticker;
        writer.WritePropertyName(isSticker ? "sticker" : "document");
        WriteFile(writer, attachment, isSticker ? "width" : null, isSticker ? "height" : null);
    }

    private static void WriteFile(Utf8JsonWriter writer, Attachment attachment, string? width, string? height)
    {
        writer.WriteStartObject();
        WorldJson.WriteOptional(writer, "file_name", attachment.FileName);
        WorldJson.WriteOptional(writer, "mime_type", attachment.MimeType);
        writer.WriteString("file_id", attachment.FileId);
        writer.WriteString("file_unique_id", "U" + attachment.FileId);
        writer.WriteNumber("file_size", attachment.Bytes.Length);
        if (width is not null && height is not null)
        {
            writer.WriteNumber(width, 800);
            writer.WriteNumber(height, 450);
        }

        writer.WriteEndObject();
    }

    private static void WriteNote(Utf8JsonWriter writer, ServiceNote note)
    {
        switch (note)
        {
            case ServiceNote.MembersJoined joined:
                writer.WriteStartArray("new_chat_members");
                foreach (var person in joined.People)
                {
                    WorldJson.WriteUser(writer, person);
                }

                writer.WriteEndArray();
                break;
            case ServiceNote.MemberLeft left:
                writer.WritePropertyName("left_chat_member");
                WorldJson.WriteUser(writer, left.Person);
                break;
            case ServiceNote.MigratedTo to:
                writer.WriteNumber("migrate_to_chat_id", to.ChatId);
                break;
            case ServiceNote.MigratedFrom from:
                writer.WriteNumber("migrate_from_chat_id", from.ChatId);
                break;
            case ServiceNote.TitleChanged changed:
                writer.WriteString("new_chat_title", changed.Title);
                break;
            case ServiceNote.GroupCreated:
                writer.WriteBoolean("group_chat_created", true);
                break;
            case ServiceNote.TopicCreated created:
                writer.WriteStartObject("forum_topic_created");
                writer.WriteString("name", created.Name);
                writer.WriteNumber("icon_color", 7322096);
                writer.WriteEndObject();
                break;
            case ServiceNote.TopicClosed:
                writer.WriteStartObject("forum_topic_closed");
                writer.WriteEndObject();
                break;
            case ServiceNote.TopicReopened:
                writer.WriteStartObject("forum_topic_reopened");
                writer.WriteEndObject();
                break;
            default:
                throw new System.Diagnostics.UnreachableException(note.GetType().Name);
        }
    }

    private static void WriteKeyboard(Utf8JsonWriter writer, InlineKeyboard keyboard)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("inline_keyboard");
        foreach (var row in keyboard.Rows)
        {
            writer.WriteStartArray();
            foreach (var button in row)
            {
                WriteButton(writer, button);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteButton(Utf8JsonWriter writer, InlineButton button)
    {
        writer.WriteStartObject();
        writer.WriteString("text", button.Text);
        WorldJson.WriteOptional(writer, "url", button.Url);
        WorldJson.WriteOptional(writer, "callback_data", button.CallbackData);
        if (button.SwitchInlineQuery is { } query)
        {
            writer.WriteString("switch_inline_query", query);
        }

        if (button.SwitchInlineQueryCurrentChat is { } here)
        {
            writer.WriteString("switch_inline_query_current_chat", here);
        }

        if (button.CopyText is { } copied)
        {
            writer.WriteStartObject("copy_text");
            writer.WriteString("text", copied);
            writer.WriteEndObject();
        }

        if (button.WebAppUrl is { } address)
        {
            writer.WriteStartObject("web_app");
            writer.WriteString("url", address);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
