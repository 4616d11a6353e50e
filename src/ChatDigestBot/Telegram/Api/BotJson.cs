using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Telegram.Bot;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace ChatDigestBot.Telegram.Api;

/// <summary>How the library's requests are written and how Telegram's answers and updates are read into its types.</summary>
/// <remarks>
/// Written is everything, as the library says. Read is what <see cref="ReadFields"/> names: the library's own reading takes all of an update or
/// nothing, so that one value newer than the library would lose the update. Types that are not named there are read as the library reads them.
/// </remarks>
internal static class BotJson
{
    /// <summary>Deeper than Telegram nests anything, shallow enough for the stack.</summary>
    public const int MaxDepth = 256;

    /// <summary>For passing over what is not looked into, which takes no stack: the largest answer can nest no deeper.</summary>
    public const int MaxPassedDepth = BotApiClient.AnswerCap;

    private static readonly JsonSerializerOptions Writing = OptionsOf(new DefaultJsonTypeInfoResolver(), MaxDepth);
    private static readonly JsonSerializerOptions Reading = OptionsOf(JsonTypeInfoResolver.Combine(new ReadFields(), new DefaultJsonTypeInfoResolver()), MaxDepth);
    private static readonly JsonSerializerOptions Passing = OptionsOf(new DefaultJsonTypeInfoResolver(), MaxPassedDepth);

    public static byte[] Write(IRequest request) => JsonSerializer.SerializeToUtf8Bytes(request, Writing.GetTypeInfo(request.GetType()));

    /// <summary>As it stands in a request, and in the ledger.</summary>
    public static string Write(InlineKeyboardMarkup keyboard) => JsonSerializer.Serialize(keyboard, Writing);

    public static InlineKeyboardMarkup? ReadKeyboard(string json) => JsonSerializer.Deserialize<InlineKeyboardMarkup>(json, Writing);

    /// <exception cref="JsonException">It is no JSON, or something that is needed is missing or of another shape.</exception>
    public static T? Read<T>(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, Info<T>.Value);

    /// <exception cref="JsonException">It is no JSON, or something that is needed is missing or of another shape.</exception>
    public static T? Read<T>(string json) => JsonSerializer.Deserialize(json, Info<T>.Value);

    private static JsonSerializerOptions OptionsOf(IJsonTypeInfoResolver resolver, int maxDepth)
    {
        var options = new JsonSerializerOptions
        {
            // Han characters as they are: \u escapes would double the bytes of every message.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            MaxDepth = maxDepth,
            TypeInfoResolver = resolver,
        };
        options.Converters.Add(new ParseModeConverter());
        JsonBotAPI.Configure(options);
        options.MakeReadOnly();
        return options;
    }

    private static class Info<T>
    {
        // Raw elements are only passed on, so one that nests absurdly deep must not hide its neighbours.
        public static readonly JsonTypeInfo<T> Value =
            (JsonTypeInfo<T>)(typeof(T) == typeof(JsonElement) || typeof(T) == typeof(JsonElement[]) ? Passing : Reading).GetTypeInfo(typeof(T));
    }

    /// <summary>Writes the names as Telegram's documentation spells them; the library writes <c>Html</c>, which a strict server need not take.</summary>
    private sealed class ParseModeConverter : JsonConverter<ParseMode>
    {
        public override ParseMode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Enum.TryParse<ParseMode>(reader.GetString(), ignoreCase: true, out var mode) ? mode : ParseMode.None;

        public override void Write(Utf8JsonWriter writer, ParseMode value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value == ParseMode.Html ? "HTML" : value.ToString());
    }
}
