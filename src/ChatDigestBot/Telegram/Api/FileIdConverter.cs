using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatDigestBot.Telegram.Api;

/// <summary>Reads of a file, or of the last and largest of several sizes, what Telegram calls it; whatever else stands there is passed over.</summary>
internal sealed class FileIdConverter<T>(Func<string, T> create) : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var json = JsonDocument.ParseValue(ref reader);
        var value = json.RootElement;
        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0)
        {
            value = value[value.GetArrayLength() - 1];
        }

        return create(value.ValueKind == JsonValueKind.Object && value.TryGetProperty("file_id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString()! : "");
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Requests are written as the library writes them.");
}
