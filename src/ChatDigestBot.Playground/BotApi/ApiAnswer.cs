using System.Text.Json;

namespace ChatDigestBot.Playground.BotApi;

/// <summary>What a call came to: a result to be written, or a refusal.</summary>
internal sealed class ApiAnswer
{
    /// <summary>Most calls that change something answer just <c>true</c>.</summary>
    public static readonly ApiAnswer True = new() { WriteResult = writer => writer.WriteBooleanValue(true) };

    public Refusal? Refusal { get; private init; }
    public Action<Utf8JsonWriter>? WriteResult { get; private init; }

    public static ApiAnswer Of(Action<Utf8JsonWriter> writeResult) => new() { WriteResult = writeResult };

    public static implicit operator ApiAnswer(Refusal refusal) => new() { Refusal = refusal };

    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("ok", Refusal is null);
        if (Refusal is { } refusal)
        {
            writer.WriteNumber("error_code", refusal.Code);
            writer.WriteString("description", refusal.Description);
            if (refusal.RetryAfter is not null || refusal.MigrateToChatId is not null)
            {
                writer.WriteStartObject("parameters");
                if (refusal.RetryAfter is { } seconds)
                {
                    writer.WriteNumber("retry_after", seconds);
                }

                if (refusal.MigrateToChatId is { } chatId)
                {
                    writer.WriteNumber("migrate_to_chat_id", chatId);
                }

                writer.WriteEndObject();
            }
        }
        else
        {
            writer.WritePropertyName("result");
            WriteResult!(writer);
        }

        writer.WriteEndObject();
    }
}
