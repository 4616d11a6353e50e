using System.Text;
using System.Text.Json;

namespace ChatDigestBot.Benchmarks.Webhook;

/// <summary>One call of the bot as the lean server sees it.</summary>
/// <param name="Method">From the address.</param>
/// <param name="ChatId">0 where there is none.</param>
/// <param name="Text">The text as JSON, quotes and all.</param>
/// <param name="Markup">The keyboard as JSON.</param>
/// <param name="Fault">What is wrong with it; null when nothing is.</param>
internal readonly record struct BotCall(string Method, long ChatId, ReadOnlyMemory<byte> Text, ReadOnlyMemory<byte> Markup, string? Fault)
{
    private static readonly HashSet<string> MessageParameters =
        ["chat_id", "message_thread_id", "text", "parse_mode", "entities", "link_preview_options", "disable_notification", "allow_paid_broadcast", "reply_parameters", "reply_markup"];

    /// <param name="head">Of the request.</param>
    /// <param name="body">Of the request.</param>
    /// <param name="token">What must stand in the address.</param>
    public static BotCall Read(ReadOnlySpan<byte> head, ReadOnlyMemory<byte> body, string token)
    {
        var path = Encoding.ASCII.GetString(head[..head.IndexOf("\r\n"u8)]).Split(' ')[1];
        var prefix = $"/bot{token}/";
        if (!path.StartsWith(prefix, StringComparison.Ordinal))
        {
            return new BotCall("", 0, default, default, "wrong token");
        }

        var method = path[prefix.Length..];
        return method == "sendMessage" ? ReadMessage(method, body) : new BotCall(method, 0, default, default, null);
    }

    private static BotCall ReadMessage(string method, ReadOnlyMemory<byte> body)
    {
        var call = new BotCall(method, 0, default, default, null);
        var isHtml = false;
        var reader = new Utf8JsonReader(body.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            if (name == "chat_id")
            {
                call = call with { ChatId = reader.GetInt64() };
            }

            isHtml |= name == "parse_mode" && reader.ValueTextEquals("HTML"u8);
            reader.Skip();
            var value = body[start..(int)reader.BytesConsumed];
            call = name switch
            {
                "text" => call with { Text = value },
                "reply_markup" => call with { Markup = value },
                _ when MessageParameters.Contains(name) => call,
                _ => call with { Fault = "unknown parameter " + name },
            };
        }

        return call with { Fault = call.Fault ?? (call.ChatId == 0 || call.Text.Length <= 2 ? "no chat or no text" : isHtml ? null : "no parse mode") };
    }
}
