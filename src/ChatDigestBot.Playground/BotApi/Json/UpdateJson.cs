using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.BotApi.Json;

/// <summary>Updates as polling and webhooks carry them.</summary>
internal static class UpdateJson
{
    public static byte[] ToBytes(QueuedUpdate update)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, update);
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static void Write(Utf8JsonWriter writer, QueuedUpdate queued)
    {
        writer.WriteStartObject();
        writer.WriteNumber("update_id", queued.Id);
        writer.WritePropertyName(queued.Update.Kind);
        WriteContent(writer, queued.Update);
        writer.WriteEndObject();
    }

    private static void WriteContent(Utf8JsonWriter writer, BotUpdate update)
    {
        switch (update)
        {
            case BotUpdate.Said said:
                MessageJson.Write(writer, said.Message);
                break;
            case BotUpdate.Edited edited:
                MessageJson.Write(writer, edited.Message);
                break;
            case BotUpdate.Tapped tapped:
                WriteTap(writer, tapped.Query);
                break;
            case BotUpdate.InlineAsked asked:
                WriteInlineQuery(writer, asked.Query);
                break;
            case BotUpdate.InlineChosen chosen:
                writer.WriteStartObject();
                writer.WritePropertyName("from");
                WorldJson.WriteUser(writer, chosen.From);
                writer.WriteString("query", chosen.Query);
                writer.WriteString("result_id", chosen.ResultId);
                writer.WriteEndObject();
                break;
            case BotUpdate.MyMembership mine:
                WriteChange(writer, mine.Change);
                break;
            case BotUpdate.Membership membership:
                WriteChange(writer, membership.Change);
                break;
            case BotUpdate.Raw raw:
                writer.WriteRawValue(raw.Json);
                break;
            default:
                throw new UnreachableException(update.GetType().Name);
        }
    }

    private static void WriteTap(Utf8JsonWriter writer, CallbackQuery query)
    {
        writer.WriteStartObject();
        writer.WriteString("id", query.Id);
        writer.WritePropertyName("from");
        WorldJson.WriteUser(writer, query.From);
        writer.WritePropertyName("message");
        MessageJson.Write(writer, query.Message);
        writer.WriteString("chat_instance", $"{query.Message.Chat.Id * 31}");
        writer.WriteString("data", query.Payload);
        writer.WriteEndObject();
    }

    private static void WriteInlineQuery(Utf8JsonWriter writer, InlineQuery query)
    {
        writer.WriteStartObject();
        writer.WriteString("id", query.Id);
        writer.WritePropertyName("from");
        WorldJson.WriteUser(writer, query.From);
        writer.WriteString("chat_type", "sender");
        writer.WriteString("query", query.Text);
        writer.WriteString("offset", query.Offset);
        writer.WriteEndObject();
    }

    private static void WriteChange(Utf8JsonWriter writer, MemberChange change)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("chat");
        WorldJson.WriteChat(writer, change.Chat);
        writer.WritePropertyName("from");
        WorldJson.WriteUser(writer, change.By);
        writer.WriteNumber("date", change.At.ToUnixTimeSeconds());
        writer.WritePropertyName("old_chat_member");
        WorldJson.WriteMember(writer, change.Before);
        writer.WritePropertyName("new_chat_member");
        WorldJson.WriteMember(writer, change.After);
        writer.WriteEndObject();
    }
}
