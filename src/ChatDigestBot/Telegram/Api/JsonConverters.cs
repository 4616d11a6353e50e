using System.Text.Json;
using System.Text.Json.Serialization;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Telegram.Api;

/// <summary>Writes the markup; a message that comes in has a plain text and entities instead, so nothing is read.</summary>
internal sealed class HtmlTextConverter : JsonConverter<HtmlText>
{
    public override HtmlText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new JsonException("Telegram sends no HTML.");

    public override void Write(Utf8JsonWriter writer, HtmlText value, JsonSerializerOptions options) => writer.WriteStringValue(value.Html);
}

/// <summary>Reads the message, or the bare <c>true</c> that edits of inline messages answer with.</summary>
internal sealed class EditedMessageConverter : JsonConverter<EditedMessage>
{
    public override EditedMessage Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.TokenType == JsonTokenType.StartObject ? JsonSerializer.Deserialize(ref reader, BotJson.InfoOf<Message>()) : null);

    public override void Write(Utf8JsonWriter writer, EditedMessage value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Only Telegram answers with it.");
}

/// <summary>Reads snake_case names; one that is newer than this program is the enum's zero.</summary>
internal sealed class LenientEnumConverter<T> : JsonConverter<T>
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> Values =
        Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()), StringComparer.Ordinal);

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return Values.GetValueOrDefault(reader.GetString()!);
        }

        reader.Skip();
        return default;
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));
}
