using System.Collections.Frozen;
using System.Text.Json;
using ChatDigestBot.Playground.BotApi.Requests;
using ChatDigestBot.Playground.BotApi.Text;
using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.BotApi.Methods;

/// <summary>Reads what is common to sending and editing: text, caption, previews, replies.</summary>
internal static class MessageContent
{
    private static readonly FrozenSet<string> PreviewFields = FrozenSet.Create("is_disabled", "url", "prefer_small_media", "prefer_large_media", "show_above_text");

    private static readonly FrozenSet<string> ReplyFields = FrozenSet.Create(
        "message_id", "chat_id", "allow_sending_without_reply", "quote", "quote_parse_mode", "quote_entities", "quote_position", "checklist_task_id");

    private static readonly FrozenSet<string> EntityFields = FrozenSet.Create("type", "offset", "length", "url", "user", "language", "custom_emoji_id");

    public static Refusal? TryReadText(ApiCall call, out FormattedText text)
        => TryReadFormatted(call, "text", "entities", TextRule.Message, out text);

    public static Refusal? TryReadCaption(ApiCall call, out FormattedText caption)
        => TryReadFormatted(call, "caption", "caption_entities", TextRule.Caption, out caption);

    public static Refusal? TryReadPreview(ApiCall call, out bool isDisabled)
    {
        isDisabled = false;
        if (call.Parameters.Text("link_preview_options") is not { Length: > 0 } json)
        {
            return null;
        }

        if (JsonField.TryParse(json) is not { } options)
        {
            return Refusal.Bad("Can't parse link preview options JSON object");
        }

        if (options.ValueKind != JsonValueKind.Object)
        {
            return Refusal.Bad("Object expected as link preview options");
        }

        isDisabled = options.FlagOf("is_disabled");
        return options.UnknownFieldOf(PreviewFields) is { } unknown ? Refusal.Playground($"link_preview_options has no field \"{unknown}\"") : null;
    }

    public static Refusal? TryReadReply(ApiCall call, Chat chat, out Message? repliedTo)
    {
        repliedTo = null;
        if (call.Parameters.Text("reply_parameters") is not { Length: > 0 } json)
        {
            return null;
        }

        if (JsonField.TryParse(json) is not { ValueKind: JsonValueKind.Object } reply)
        {
            return Refusal.Bad("Can't parse reply parameters JSON object");
        }

        if (reply.UnknownFieldOf(ReplyFields) is { } unknown)
        {
            return Refusal.Playground($"reply_parameters has no field \"{unknown}\"");
        }

        repliedTo = call.World.FindMessage(chat, (int)reply.LongOf("message_id"));
        return repliedTo is null && !reply.FlagOf("allow_sending_without_reply") && call.World.KeepsMessages
            ? Refusal.Bad("message to be replied not found")
            : null;
    }

    public static Refusal? TryReadEntities(JsonElement list, out IReadOnlyList<TextEntity> entities)
    {
        var read = new List<TextEntity>();
        entities = read;
        if (list.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object || item.RequiredTextOf("type", out _) is not { } type)
            {
                return Refusal.Bad("Can't parse MessageEntity: expected an Object");
            }

            if (item.UnknownFieldOf(EntityFields) is { } unknown)
            {
                return Refusal.Playground($"an entity has no field \"{unknown}\"");
            }

            read.Add(new TextEntity(type, (int)item.LongOf("offset"), (int)item.LongOf("length"))
            {
                Url = item.TextOf("url", out _),
                Language = item.TextOf("language", out _),
                CustomEmojiId = item.TextOf("custom_emoji_id", out _),
            });
        }

        return null;
    }

    private static Refusal? TryReadFormatted(ApiCall call, string textName, string entitiesName, TextRule rule, out FormattedText text)
    {
        text = FormattedText.Empty;
        IReadOnlyList<TextEntity> given = [];
        var raw = call.Parameters.Text(textName);
        if (call.Parameters.Text(entitiesName) is { Length: > 0 } json && JsonField.TryParse(json) is { } list)
        {
            if (TryReadEntities(list, out given) is { } refusal)
            {
                return refusal;
            }

            if (given.FirstOrDefault(entity => entity.Offset < 0 || entity.Length < 0 || entity.Offset + entity.Length > raw.Length) is { } beyond)
            {
                return Refusal.Bad($"Entity beginning at UTF-16 offset {beyond.Offset} ends after the end of the text at UTF-16 offset {beyond.Offset + beyond.Length}");
            }
        }

        return FormattedText.TryParse(raw, call.Parameters.Text("parse_mode"), given, rule, out text);
    }
}
