using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChatDigestBot.Storage;

/// <summary>Values that a column or a parameter holds as JSON, Chinese as Chinese: escaped it is twice as long, and slower to read again.</summary>
internal static class JsonColumn
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of<T>(T value) => JsonSerializer.Serialize(value, Options);
}
