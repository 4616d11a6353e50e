using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChatDigestBot.Shared;

/// <summary>Writes one value as one line of JSON, Chinese as Chinese.</summary>
internal static class JsonLine
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of<T>(T value) => JsonSerializer.Serialize(value, Options);
}
