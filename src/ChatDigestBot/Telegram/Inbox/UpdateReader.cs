using System.Globalization;
using System.Text;
using System.Text.Json;
using ChatDigestBot.Telegram.Api;
using Telegram.Bot.Types;

namespace ChatDigestBot.Telegram.Inbox;

/// <summary>Reads one update by itself, so that a strange one spoils no other.</summary>
internal static class UpdateReader
{
    /// <summary>Null when not even an update's id can be found.</summary>
    public static ReceivedUpdate? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            if (BotJson.Read<Update>(json) is { } update)
            {
                return new ReceivedUpdate { UpdateId = update.Id, Queue = InboxQueueKey.Of(update), Body = Encoding.UTF8.GetString(json), Update = update };
            }
        }
        catch (JsonException)
        {
            // Its id may be readable all the same.
        }

        return FindId(json) is { } id ? new ReceivedUpdate { UpdateId = id, Queue = InboxQueueKey.None, Body = Encoding.UTF8.GetString(json) } : null;
    }

    /// <summary>Reads an update back from the inbox; null when it was unreadable then, or is to this version.</summary>
    public static Update? Read(string body)
    {
        try
        {
            return BotJson.Read<Update>(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // In whatever follows or surrounds it, however deep; only what no update can have as its id is none.
    private static int? FindId(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = BotJson.MaxPassedDepth });
            reader.Read(); // only in an object a name comes next
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isId = reader.ValueTextEquals("update_id"u8);
                reader.Read();
                if (isId)
                {
                    return reader.TokenType switch
                    {
                        JsonTokenType.Number when reader.TryGetInt32(out var id) => id,
                        JsonTokenType.String when int.TryParse(reader.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var id) => id,
                        _ => null,
                    };
                }

                reader.Skip();
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not JSON, or text that is no UTF-16, such as half a surrogate pair.
        }

        return null;
    }
}
