using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ChatDigestBot.Telegram.Api;

/// <summary>How Telegram's JSON is read and written: snake_case, absent fields left out (a null would be read as the text "null"), unknown fields passed over.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(HtmlTextConverter), typeof(EditedMessageConverter), typeof(LenientEnumConverter<TelegramChatKind>), typeof(LenientEnumConverter<ChatMemberStatus>)])]
[JsonSerializable(typeof(Update))]
[JsonSerializable(typeof(IReadOnlyList<JsonElement>))]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(SentMessage))]
[JsonSerializable(typeof(EditedMessage))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(ChatMember))]
[JsonSerializable(typeof(TelegramChat))]
[JsonSerializable(typeof(WebhookInfo))]
[JsonSerializable(typeof(GetMe))]
[JsonSerializable(typeof(GetUpdates))]
[JsonSerializable(typeof(SetWebhook))]
[JsonSerializable(typeof(DeleteWebhook))]
[JsonSerializable(typeof(GetWebhookInfo))]
[JsonSerializable(typeof(SetMyCommands))]
[JsonSerializable(typeof(GetMyCommands))]
[JsonSerializable(typeof(IReadOnlyList<BotCommand>))]
[JsonSerializable(typeof(DeleteMyCommands))]
[JsonSerializable(typeof(GetChat))]
[JsonSerializable(typeof(GetChatMember))]
[JsonSerializable(typeof(LeaveChat))]
[JsonSerializable(typeof(SendMessage))]
[JsonSerializable(typeof(EditMessageText))]
[JsonSerializable(typeof(EditMessageReplyMarkup))]
[JsonSerializable(typeof(DeleteMessage))]
[JsonSerializable(typeof(DeleteMessages))]
[JsonSerializable(typeof(SendChatAction))]
[JsonSerializable(typeof(SendPhoto))]
[JsonSerializable(typeof(SendDocument))]
[JsonSerializable(typeof(AnswerCallbackQuery))]
[JsonSerializable(typeof(AnswerInlineQuery))]
internal sealed partial class BotJson : JsonSerializerContext
{
    /// <summary>Deeper than Telegram nests anything, shallow enough for the stack.</summary>
    public const int MaxDepth = 256;

    public static JsonTypeInfo<T> InfoOf<T>() => Info<T>.Value;

    /// <summary>Finds how a request is written.</summary>
    public static JsonTypeInfo InfoOf(Type request) => Holder.Options.GetTypeInfo(request);

    private static class Info<T>
    {
        public static readonly JsonTypeInfo<T> Value = (JsonTypeInfo<T>)Holder.Options.GetTypeInfo(typeof(T));
    }

    private static class Holder
    {
        /// <summary>Han characters as they are: \u escapes would double the bytes of every message.</summary>
        public static readonly JsonSerializerOptions Options =
            new BotJson(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = MaxDepth }).Options;
    }
}
