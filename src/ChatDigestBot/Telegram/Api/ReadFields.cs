using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace ChatDigestBot.Telegram.Api;

/// <summary>The fields of Telegram's types that the bot reads. Everything else that comes is passed over, also what is newer than the library.</summary>
/// <remarks>A field that code begins to read needs a line here; a test compares.</remarks>
internal sealed class ReadFields : IJsonTypeInfoResolver
{
    private static readonly UnixTimeConverter Time = new();

    private static readonly Dictionary<Type, Func<JsonSerializerOptions, JsonTypeInfo>> Types = new()
    {
        [typeof(Update)] = new FieldsOf<Update>(() => new Update())
            .Needed<int>("update_id", (update, id) => update.Id = id)
            .Maybe<Message?>("message", (update, message) => update.Message = message)
            .Maybe<Message?>("edited_message", (update, message) => update.EditedMessage = message)
            .Maybe<Message?>("channel_post", (update, post) => update.ChannelPost = post)
            .Maybe<Message?>("edited_channel_post", (update, post) => update.EditedChannelPost = post)
            .Maybe<CallbackQuery?>("callback_query", (update, query) => update.CallbackQuery = query)
            .Maybe<InlineQuery?>("inline_query", (update, query) => update.InlineQuery = query)
            .Maybe<ChosenInlineResult?>("chosen_inline_result", (update, result) => update.ChosenInlineResult = result)
            .Maybe<ChatMemberUpdated?>("my_chat_member", (update, change) => update.MyChatMember = change)
            .Maybe<ChatMemberUpdated?>("chat_member", (update, change) => update.ChatMember = change)
            .Build,
        [typeof(Message)] = new FieldsOf<Message>(() => new Message())
            .Needed<int>("message_id", (message, id) => message.Id = id)
            .Needed<Chat>("chat", (message, chat) => message.Chat = chat)
            .Maybe("date", (message, date) => message.Date = date, Time)
            .Maybe<int?>("message_thread_id", (message, thread) => message.MessageThreadId = thread)
            .Maybe<bool>("is_topic_message", (message, isTopic) => message.IsTopicMessage = isTopic)
            .Maybe<User?>("from", (message, user) => message.From = user)
            .Maybe<Chat?>("sender_chat", (message, chat) => message.SenderChat = chat)
            .Maybe<User?>("via_bot", (message, bot) => message.ViaBot = bot)
            .Maybe<Message?>("reply_to_message", (message, answered) => message.ReplyToMessage = answered)
            .Maybe<string?>("text", (message, text) => message.Text = text)
            .Maybe<MessageEntity[]?>("entities", (message, entities) => message.Entities = entities)
            .Maybe<string?>("caption", (message, caption) => message.Caption = caption)
            .Maybe("photo", (message, photo) => message.Photo = photo, new FileIdConverter<PhotoSize[]?>(id => [new PhotoSize { FileId = id }])!)
            .Maybe("document", (message, document) => message.Document = document, new FileIdConverter<Document?>(id => new Document { FileId = id })!)
            .Presence("animation", (message, content) => message.Animation = content, () => new Animation())
            .Presence("audio", (message, content) => message.Audio = content, () => new Audio())
            .Presence("sticker", (message, content) => message.Sticker = content, () => new Sticker())
            .Presence("story", (message, content) => message.Story = content, () => new Story())
            .Presence("video", (message, content) => message.Video = content, () => new Video())
            .Presence("video_note", (message, content) => message.VideoNote = content, () => new VideoNote())
            .Presence("voice", (message, content) => message.Voice = content, () => new Voice())
            .Presence("contact", (message, content) => message.Contact = content, () => new Contact())
            .Presence("dice", (message, content) => message.Dice = content, () => new Dice())
            .Presence("game", (message, content) => message.Game = content, () => new Game())
            .Presence("poll", (message, content) => message.Poll = content, () => new Poll())
            .Presence("venue", (message, content) => message.Venue = content, () => new Venue())
            .Presence("paid_media", (message, content) => message.PaidMedia = content, () => new PaidMediaInfo())
            .Presence("checklist", (message, content) => message.Checklist = content, () => new Checklist())
            .Maybe<string?>("media_group_id", (message, album) => message.MediaGroupId = album)
            .Presence("forward_origin", (message, origin) => message.ForwardOrigin = origin, () => (MessageOrigin)new MessageOriginUser())
            .Maybe<MessageEntity[]?>("caption_entities", (message, entities) => message.CaptionEntities = entities)
            .Presence("location", (message, location) => message.Location = location, () => new Location())
            .Maybe("reply_markup", (message, keyboard) => message.ReplyMarkup = keyboard, new KeyboardConverter())
            .Maybe<long?>("migrate_to_chat_id", (message, id) => message.MigrateToChatId = id)
            .Maybe<long?>("migrate_from_chat_id", (message, id) => message.MigrateFromChatId = id)
            .Build,
        [typeof(MessageId)] = new FieldsOf<MessageId>(() => new MessageId())
            .Needed<int>("message_id", (message, id) => message.Id = id)
            .Build,
        [typeof(MessageEntity)] = new FieldsOf<MessageEntity>(() => new MessageEntity())
            .Maybe("type", (entity, type) => entity.Type = type, new LenientEnumConverter<MessageEntityType>())
            .Needed<int>("offset", (entity, offset) => entity.Offset = offset)
            .Needed<int>("length", (entity, length) => entity.Length = length)
            .Maybe<string?>("url", (entity, url) => entity.Url = url)
            .Maybe<string?>("language", (entity, language) => entity.Language = language)
            .Maybe<string?>("custom_emoji_id", (entity, id) => entity.CustomEmojiId = id)
            .Build,
        [typeof(Chat)] = new FieldsOf<Chat>(() => new Chat())
            .Needed<long>("id", (chat, id) => chat.Id = id)
            .Maybe("type", (chat, type) => chat.Type = type, new LenientEnumConverter<ChatType>())
            .Maybe<string?>("title", (chat, title) => chat.Title = title)
            .Maybe<string?>("username", (chat, name) => chat.Username = name)
            .Maybe<string?>("first_name", (chat, name) => chat.FirstName = name)
            .Build,
        [typeof(User)] = new FieldsOf<User>(() => new User { FirstName = "" })
            .Needed<long>("id", (user, id) => user.Id = id)
            .Maybe<bool>("is_bot", (user, isBot) => user.IsBot = isBot)
            .Maybe<string?>("first_name", (user, name) => user.FirstName = name ?? "")
            .Maybe<string?>("username", (user, name) => user.Username = name)
            .Maybe<string?>("language_code", (user, code) => user.LanguageCode = code)
            .Maybe<bool>("supports_inline_queries", (user, has) => user.SupportsInlineQueries = has)
            .Build,
        [typeof(CallbackQuery)] = new FieldsOf<CallbackQuery>(() => new CallbackQuery())
            .Needed<string>("id", (query, id) => query.Id = id)
            .Needed<User>("from", (query, user) => query.From = user)
            .Maybe<Message?>("message", (query, message) => query.Message = message)
            .Maybe<string?>("data", (query, data) => query.Data = data)
            .Build,
        [typeof(InlineQuery)] = new FieldsOf<InlineQuery>(() => new InlineQuery { Query = "", Offset = "" })
            .Needed<string>("id", (query, id) => query.Id = id)
            .Needed<User>("from", (query, user) => query.From = user)
            .Maybe<string?>("query", (query, words) => query.Query = words ?? "")
            .Maybe<string?>("offset", (query, offset) => query.Offset = offset ?? "")
            .Build,
        [typeof(ChosenInlineResult)] = new FieldsOf<ChosenInlineResult>(() => new ChosenInlineResult())
            .Needed<User>("from", (result, user) => result.From = user)
            .Build,
        [typeof(ChatMemberUpdated)] = new FieldsOf<ChatMemberUpdated>(() => new ChatMemberUpdated())
            .Needed<Chat>("chat", (change, chat) => change.Chat = chat)
            .Needed<User>("from", (change, user) => change.From = user)
            .Needed<ChatMember>("old_chat_member", (change, member) => change.OldChatMember = member)
            .Needed<ChatMember>("new_chat_member", (change, member) => change.NewChatMember = member)
            .Build,
        [typeof(ChatMember)] = options => JsonMetadataServices.CreateValueInfo<ChatMember>(options, new ChatMemberConverter()),
        [typeof(WebhookInfo)] = new FieldsOf<WebhookInfo>(() => new WebhookInfo { Url = "" })
            .Maybe<string?>("url", (webhook, url) => webhook.Url = url ?? "")
            .Maybe("last_error_date", (webhook, date) => webhook.LastErrorDate = date == default ? null : date, Time)
            .Maybe<string?>("last_error_message", (webhook, words) => webhook.LastErrorMessage = words)
            .Build,
    };

    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) => Types.GetValueOrDefault(type)?.Invoke(options);
}
