using System.Text;
using System.Text.Json;
using ChatDigestBot.Telegram.Api;

namespace ChatDigestBot.Telegram.Inbox;

/// <summary>Reads one update by itself, so that a strange one spoils no other.</summary>
internal static class UpdateReader
{
    /// <summary>Null when not even an update's id can be found.</summary>
    public static ReceivedUpdate? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            if (JsonSerializer.Deserialize(json, BotJson.InfoOf<Update>()) is { } update)
            {
                return new ReceivedUpdate { UpdateId = update.UpdateId, Lane = LaneKey.Of(update), Body = Encoding.UTF8.GetString(json), Update = update };
            }
        }
        catch (JsonException)
        {
            // Its id may be readable all the same.
        }

        return FindId(json) is { } id ? new ReceivedUpdate { UpdateId = id, Lane = LaneKey.None, Body = Encoding.UTF8.GetString(json) } : null;
    }

    /// <summary>Reads an update back from the inbox; null when it was unreadable then, or is to this version.</summary>
    public static Update? Read(string body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, BotJson.InfoOf<Update>());
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static long? FindId(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = BotJson.MaxDepth });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return null;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isId = reader.ValueTextEquals("update_id"u8);
                reader.Read();
                if (isId)
                {
                    return reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var id) ? id : null;
                }

                reader.Skip();
            }
        }
        catch (JsonException)
        {
            // Not JSON.
        }

        return null;
    }
}
