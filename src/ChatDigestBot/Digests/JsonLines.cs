using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChatDigestBot.Digests;

/// <summary>How verbs write JSON: camelCase names, Chinese as it is.</summary>
internal static class JsonLines
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
