using ChatDigestBot.Chats;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Shared;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using TelegramChat = Telegram.Bot.Types.Chat;

namespace ChatDigestBot.Conversation.Incoming;

/// <summary>Finds in an update what was said, and by whom. Pure.</summary>
internal static class IncomingReader
{
    // A forum's General topic, whose id Telegram does not accept when sending.
    private const int GeneralThread = 1;

    /// <summary>Null for whatever is not said to a bot: service messages, other bots, what came through this bot's own inline mode.</summary>
    public static IncomingMessage? Read(Update update, long botId) => update switch
    {
        { Message: { } message } => ReadMessage(message, update.Id, botId),
        { CallbackQuery: { } query } => ReadTap(query, update.Id),
        _ => null,
    };

    public static ChatSighting Sight(TelegramChat chat, string? languageCode, bool provesReachable) => new()
    {
        TelegramId = chat.Id,
        Kind = chat.Type switch
        {
            ChatType.Private => ChatKind.Private,
            ChatType.Group => ChatKind.Group,
            ChatType.Channel => ChatKind.Channel,
            ChatType.Supergroup => ChatKind.Supergroup,
            // Of a kind newer than this program the sign of the id still tells people from groups.
            _ => chat.Id > 0 ? ChatKind.Private : ChatKind.Supergroup,
        },
        Title = (chat.Title ?? chat.FirstName) is { } name ? NameOf(name) : null,
        Username = chat.Username,
        LanguageCode = languageCode,
        ProvesReachable = provesReachable,
    };

    public static Person PersonOf(User user) => new(user.Id, NameOf(user.FirstName), user.LanguageCode);

    private static IncomingMessage? ReadMessage(Message message, long updateId, long botId)
    {
        var speaksAsGroup = message.SenderChat?.Id == message.Chat.Id && message.Chat.Id < 0;
        if (message.From is not { } from || (from.IsBot && !speaksAsGroup) || (message.SenderChat is not null && !speaksAsGroup) || message.ViaBot?.Id == botId)
        {
            return null;
        }

        if (message.Text is null && message.Caption is null && !IsContent(message))
        {
            return null;
        }

        return new IncomingMessage
        {
            Chat = Sight(message.Chat, from.LanguageCode, provesReachable: message.Chat.Type == ChatType.Private),
            ThreadId = ThreadOf(message),
            Person = PersonOf(from),
            // Under a picture or a file words are as good as words alone.
            Written = Storable(message.Text ?? message.Caption),
            Entities = message.Entities ?? message.CaptionEntities ?? [],
            HasAttachment = message.Text is null,
            File = FileOf(message),
            Quoted = message.ReplyToMessage is { } quoted ? QuotedOf(quoted) : null,
            IsPlace = message.Location is not null,
            Origin = new CallOrigin.Typed(message.Id),
            IsToBot = message.ReplyToMessage?.From?.Id == botId,
            IsAnonymousAdmin = speaksAsGroup,
            SaidAt = message.Date == default ? null : message.Date,
            Album = message.MediaGroupId,
            IsForward = message.ForwardOrigin is not null,
            UpdateId = updateId,
        };
    }

    private static QuotedMessage QuotedOf(Message message) => new()
    {
        Text = Storable(message.Text ?? message.Caption),
        Entities = message.Entities ?? message.CaptionEntities ?? [],
        File = FileOf(message),
        IsAlbum = message.MediaGroupId is not null,
        HasAttachment = message.Text is null,
        Buttons = [.. message.ReplyMarkup?.InlineKeyboard.SelectMany(row => row).Select(button => (button.Text, button.CallbackData)) ?? []],
    };

    // An animation comes as a document too, and is neither a picture nor a file to whoever gets it.
    private static SentFile? FileOf(Message message) => message switch
    {
        { Photo: [.., { FileId: { Length: > 0 } photo }] } => new SentFile(IsPicture: true, photo),
        { Animation: null, Document.FileId: { Length: > 0 } document } => new SentFile(IsPicture: false, document),
        _ => null,
    };

    // What a person sends; everything else without words is a note of Telegram's own, such as "pinned a message".
    private static bool IsContent(Message message) => message
        is { Photo: not null } or { Document: not null } or { Animation: not null } or { Audio: not null } or { Sticker: not null } or { Story: not null } or { Video: not null }
        or { VideoNote: not null } or { Voice: not null } or { Contact: not null } or { Dice: not null } or { Game: not null } or { Poll: not null }
        or { Venue: not null } or { Location: not null } or { PaidMedia: not null } or { Checklist: not null };

    // A button under an inline result belongs to no chat the bot is in: it is as if it were tapped in the private chat.
    private static IncomingMessage ReadTap(CallbackQuery query, long updateId) => new()
    {
        Chat = query.Message is { } message
            ? Sight(message.Chat, query.From.LanguageCode, provesReachable: message.Chat.Type == ChatType.Private)
            : new ChatSighting { TelegramId = query.From.Id, Kind = ChatKind.Private, Title = NameOf(query.From.FirstName), Username = query.From.Username, LanguageCode = query.From.LanguageCode },
        ThreadId = query.Message is null ? null : ThreadOf(query.Message),
        Person = PersonOf(query.From),
        Written = Storable(query.Data),
        Origin = new CallOrigin.Tap(query.Message?.Id ?? 0),
        IsToBot = true,
        UpdateId = updateId,
        CallbackQueryId = query.Id,
    };

    // A mark of direction in a name would turn around what stands behind it.
    private static string NameOf(string name) => PlainText.Visible(name);

    // PostgreSQL stores no NUL, and words become lines of buttons. Another in its place keeps the entities where they are.
    private static string Storable(string? text) => (text ?? "").Replace('\0', ' ');

    // Outside forums a thread is only a chain of replies.
    private static int? ThreadOf(Message message) =>
        message.IsTopicMessage && message.MessageThreadId is { } thread and not GeneralThread ? thread : null;
}
