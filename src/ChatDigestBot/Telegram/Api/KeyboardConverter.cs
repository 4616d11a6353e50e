using System.Text.Json;
using System.Text.Json.Serialization;
using Telegram.Bot.Types.ReplyMarkups;

namespace ChatDigestBot.Telegram.Api;

/// <summary>Reads of the keyboard below a message the buttons that carry data; whatever else stands there is passed over.</summary>
internal sealed class KeyboardConverter : JsonConverter<InlineKeyboardMarkup?>
{
    public override InlineKeyboardMarkup? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var json = JsonDocument.ParseValue(ref reader);
        var buttons =
            from row in Items(Field(json.RootElement, "inline_keyboard"))
            from button in Items(row)
            let data = Text(button, "callback_data")
            where data is not null
            select new InlineKeyboardButton { Text = Text(button, "text") ?? "", CallbackData = data };
        return new InlineKeyboardMarkup([buttons.ToList()]);
    }

    public override void Write(Utf8JsonWriter writer, InlineKeyboardMarkup? value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Requests are written as the library writes them.");

    private static IEnumerable<JsonElement> Items(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    private static JsonElement Field(JsonElement of, string name) => of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) ? value : default;

    private static string? Text(JsonElement button, string name) => Field(button, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
}
