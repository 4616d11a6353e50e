using System.Text.Json;

namespace ChatDigestBot.Telegram.Api;

/// <summary>The envelope of every Bot API answer, read without touching the result inside.</summary>
internal readonly record struct ApiAnswer
{
    public required bool IsOk { get; init; }

    /// <summary>Where the result stands in the body.</summary>
    public Range Result { get; init; }

    /// <summary>0 when absent.</summary>
    public int ErrorCode { get; init; }

    public string Description { get; init; }

    /// <summary>Seconds.</summary>
    public int? RetryAfter { get; init; }

    public long? MigrateToChatId { get; init; }

    /// <summary>Null when the body is no JSON object with a boolean <c>ok</c>: then it is not the Bot API that speaks.</summary>
    public static ApiAnswer? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = BotJson.MaxPassedDepth });
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject ? ReadFields(ref reader) : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: text that is no UTF-16, such as half a surrogate pair.
            return null;
        }
    }

    private static ApiAnswer? ReadFields(ref Utf8JsonReader reader)
    {
        bool? isOk = null;
        var answer = new ApiAnswer { IsOk = false, Description = "" };
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("ok"u8))
            {
                reader.Read();
                isOk = reader.TokenType switch { JsonTokenType.True => true, JsonTokenType.False => false, _ => null };
                reader.Skip();
            }
            else if (reader.ValueTextEquals("result"u8))
            {
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                answer = answer with { Result = start..(int)reader.BytesConsumed };
            }
            else if (reader.ValueTextEquals("error_code"u8))
            {
                answer = answer with { ErrorCode = (int)Math.Clamp(ReadNumber(ref reader) ?? 0, 0, int.MaxValue) };
            }
            else if (reader.ValueTextEquals("description"u8))
            {
                answer = answer with { Description = ReadText(ref reader) ?? "" };
            }
            else if (reader.ValueTextEquals("parameters"u8))
            {
                answer = ReadParameters(ref reader, answer);
            }
            else
            {
                reader.Skip();
            }
        }

        // Whatever follows must be the end: half an answer is no answer.
        return reader.TokenType == JsonTokenType.EndObject && !reader.Read() && isOk is { } ok ? answer with { IsOk = ok } : null;
    }

    private static ApiAnswer ReadParameters(ref Utf8JsonReader reader, ApiAnswer answer)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return answer;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("retry_after"u8))
            {
                answer = answer with { RetryAfter = ReadNumber(ref reader) is { } seconds ? (int)Math.Clamp(seconds, 0, int.MaxValue) : null };
            }
            else if (reader.ValueTextEquals("migrate_to_chat_id"u8))
            {
                answer = answer with { MigrateToChatId = ReadNumber(ref reader) };
            }
            else
            {
                reader.Skip();
            }
        }

        return answer;
    }

    private static long? ReadNumber(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Number)
        {
            return reader.TryGetInt64(out var whole) ? whole : (long)Math.Ceiling(Math.Clamp(reader.GetDouble(), int.MinValue, int.MaxValue));
        }

        reader.Skip();
        return null;
    }

    private static string? ReadText(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString();
        }

        reader.Skip();
        return null;
    }
}
