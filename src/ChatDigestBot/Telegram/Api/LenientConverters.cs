using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace ChatDigestBot.Telegram.Api;

/// <summary>Reads snake_case names; one that is newer than this program is the enum's zero, which the library gives no name.</summary>
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
        throw new NotSupportedException("Requests are written as the library writes them.");
}

/// <summary>Notes that something is there, of whatever shape, and looks at nothing in it.</summary>
internal sealed class PresenceConverter<T>(Func<T> create) : JsonConverter<T>
    where T : class
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        reader.Skip();
        return create();
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Requests are written as the library writes them.");
}

/// <summary>Reads Unix seconds, as a number or as text; 0, and what is no moment, is the default.</summary>
internal sealed class UnixTimeConverter : JsonConverter<DateTime>
{
    // 9999 less a day, so that what is reckoned from it is still a moment.
    private const long MaxSeconds = 253_402_214_400;

    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var seconds = reader.TokenType switch
        {
            JsonTokenType.Number when reader.TryGetInt64(out var number) => number,
            JsonTokenType.String when long.TryParse(reader.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
            _ => 0,
        };
        reader.Skip();
        return seconds is > 0 and <= MaxSeconds ? DateTime.UnixEpoch.AddSeconds(seconds) : default;
    }

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Requests are written as the library writes them.");
}

/// <summary>Reads somebody's place in a chat. The library's own reading fails at a status newer than itself, and with it the whole update.</summary>
internal sealed class ChatMemberConverter : JsonConverter<ChatMember>
{
    private static readonly LenientEnumConverter<ChatMemberStatus> Statuses = new();

    public override ChatMember Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A member is an object.");
        }

        ChatMemberStatus status = default;
        User? user = null;
        bool? isMember = null, maySend = null, mayPost = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("status"u8))
            {
                reader.Read();
                status = Statuses.Read(ref reader, typeof(ChatMemberStatus), options);
            }
            else if (reader.ValueTextEquals("user"u8))
            {
                reader.Read();
                user = JsonSerializer.Deserialize<User>(ref reader, options);
            }
            else if (reader.ValueTextEquals("is_member"u8))
            {
                isMember = ReadFlag(ref reader);
            }
            else if (reader.ValueTextEquals("can_send_messages"u8))
            {
                maySend = ReadFlag(ref reader);
            }
            else if (reader.ValueTextEquals("can_post_messages"u8))
            {
                mayPost = ReadFlag(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        ChatMember member = status switch
        {
            ChatMemberStatus.Creator => new ChatMemberOwner(),
            // Told of channels only; where it is not told it is not forbidden.
            ChatMemberStatus.Administrator => new ChatMemberAdministrator { CanPostMessages = mayPost ?? true },
            ChatMemberStatus.Member => new ChatMemberMember(),
            ChatMemberStatus.Restricted => new ChatMemberRestricted { IsMember = isMember ?? false, CanSendMessages = maySend ?? false },
            ChatMemberStatus.Left => new ChatMemberLeft(),
            ChatMemberStatus.Kicked => new ChatMemberBanned(),
            _ => new ChatMemberUnknown(),
        };
        member.User = user ?? throw new JsonException("A member is somebody.");
        return member;
    }

    public override void Write(Utf8JsonWriter writer, ChatMember value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Only Telegram tells of members.");

    private static bool? ReadFlag(ref Utf8JsonReader reader)
    {
        reader.Read();
        bool? flag = reader.TokenType switch { JsonTokenType.True => true, JsonTokenType.False => false, _ => null };
        reader.Skip();
        return flag;
    }

    /// <summary>A member of a status newer than the library: in the chat, as far as anybody knows.</summary>
    private sealed class ChatMemberUnknown : ChatMember
    {
        public override ChatMemberStatus Status => default;
    }
}
