using System.Globalization;
using System.Text.Json;

namespace ChatDigestBot.Playground.BotApi.Requests;

/// <summary>Reads fields of nested objects with the errors Telegram's server gives for them.</summary>
internal static class JsonField
{
    /// <summary>Null where the text is no JSON.</summary>
    public static JsonElement? TryParse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static JsonElement? Find(this JsonElement item, string name)
        => item.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>A string or a number; an object or list in its place is an error.</summary>
    public static string? TextOf(this JsonElement item, string name, out string error)
    {
        error = "";
        if (item.Find(name) is not { } value)
        {
            return null;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return value.GetString();
            case JsonValueKind.Number:
                return value.GetRawText();
            default:
                error = $"Field \"{name}\" must be of type String";
                return null;
        }
    }

    public static string? RequiredTextOf(this JsonElement item, string name, out string error)
    {
        var value = item.TextOf(name, out error);
        if (value is null && error.Length == 0)
        {
            error = $"Can't find field \"{name}\"";
        }

        return value;
    }

    public static bool FlagOf(this JsonElement item, string name)
        => item.Find(name) is { } value && (value.ValueKind == JsonValueKind.True || (value.ValueKind == JsonValueKind.String && value.GetString() is "true" or "1"));

    public static long LongOf(this JsonElement item, string name)
        => item.Find(name) switch
        {
            { ValueKind: JsonValueKind.Number } value when value.TryGetInt64(out var number) => number,
            { ValueKind: JsonValueKind.String } value when long.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
            _ => 0,
        };

    /// <summary>The first field Telegram does not have, which is usually a slip of the pen.</summary>
    public static string? UnknownFieldOf(this JsonElement item, IReadOnlySet<string> known)
    {
        foreach (var field in item.EnumerateObject())
        {
            if (!known.Contains(field.Name))
            {
                return field.Name;
            }
        }

        return null;
    }
}
