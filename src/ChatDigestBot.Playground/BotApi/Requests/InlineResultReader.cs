using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using ChatDigestBot.Playground.BotApi.Methods;
using ChatDigestBot.Playground.BotApi.Text;
using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.BotApi.Requests;

/// <summary>Reads the results of an inline query. Articles are simulated; other kinds are refused as not simulated.</summary>
internal static class InlineResultReader
{
    private const int MaxIdBytes = 64;

    private static readonly FrozenSet<string> ArticleFields = FrozenSet.Create(
        "type", "id", "title", "input_message_content", "reply_markup", "url", "description", "thumbnail_url", "thumbnail_width", "thumbnail_height");

    private static readonly FrozenSet<string> ContentFields = FrozenSet.Create("message_text", "parse_mode", "entities", "link_preview_options");

    private static readonly FrozenSet<string> OtherKinds = FrozenSet.Create(
        "audio", "contact", "game", "document", "gif", "location", "mpeg4_gif", "photo", "venue", "video", "voice", "sticker");

    public static Refusal? TryRead(string json, int max, out IReadOnlyList<InlineResult> results)
    {
        var read = new List<InlineResult>();
        results = read;
        if (json.Length == 0)
        {
            return null;
        }

        if (JsonField.TryParse(json) is not { } list)
        {
            return Refusal.Bad("Can't parse JSON encoded inline query results");
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            return Refusal.Bad("Expected an Array of inline query results");
        }

        if (list.GetArrayLength() > max)
        {
            return Refusal.Bad("Too many inline query results specified");
        }

        foreach (var item in list.EnumerateArray())
        {
            if (TryReadOne(item, out var result) is { } refusal)
            {
                return refusal;
            }

            if (read.Exists(other => other.Id == result.Id))
            {
                return Refusal.Bad("RESULT_ID_DUPLICATE");
            }

            read.Add(result);
        }

        return null;
    }

    private static Refusal? TryReadOne(JsonElement item, out InlineResult result)
    {
        result = null!;
        if (item.ValueKind != JsonValueKind.Object)
        {
            return InResult("Inline query result must be an object");
        }

        if (item.RequiredTextOf("type", out var error) is not { } type || item.RequiredTextOf("id", out error) is not { } id)
        {
            return InResult(error);
        }

        if (type != "article")
        {
            return OtherKinds.Contains(type)
                ? Refusal.Playground($"inline results of type {type} are not simulated, use article")
                : InResult($"type \"{type}\" is unsupported for the inline query result");
        }

        if (item.UnknownFieldOf(ArticleFields) is { } unknown)
        {
            return Refusal.Playground($"an inline result has no field \"{unknown}\"");
        }

        if (id.Length == 0 || Encoding.UTF8.GetByteCount(id) > MaxIdBytes)
        {
            return Refusal.Bad("RESULT_ID_INVALID");
        }

        if (item.RequiredTextOf("title", out error) is not { } title)
        {
            return InResult(error);
        }

        FormattedText text = FormattedText.Empty;
        ReplyMarkup? markup = null;
        var refusal = TryReadContent(item, out text) ?? MarkupReader.TryRead(item.Find("reply_markup")?.GetRawText() ?? "", out markup);
        if (refusal is not null)
        {
            return refusal;
        }

        result = new InlineResult(id, type)
        {
            Title = title,
            Description = item.TextOf("description", out _),
            Url = item.TextOf("url", out _),
            ThumbnailUrl = item.TextOf("thumbnail_url", out _),
            MessageText = text.Text,
            MessageEntities = text.Entities,
            Keyboard = markup as InlineKeyboard,
        };
        return null;
    }

    private static Refusal? TryReadContent(JsonElement item, out FormattedText text)
    {
        text = FormattedText.Empty;
        if (item.Find("input_message_content") is not { ValueKind: JsonValueKind.Object } content)
        {
            return InResult("Can't find field \"message_text\"");
        }

        if (content.UnknownFieldOf(ContentFields) is { } unknown)
        {
            return Refusal.Playground($"input_message_content has no field \"{unknown}\"");
        }

        if (content.RequiredTextOf("message_text", out var error) is not { } raw)
        {
            return InResult(error);
        }

        IReadOnlyList<TextEntity> given = [];
        if (content.Find("entities") is { } entities && MessageContent.TryReadEntities(entities, out given) is { } refusal)
        {
            return refusal;
        }

        return FormattedText.TryParse(raw, content.TextOf("parse_mode", out _) ?? "", given, TextRule.Message, out text) is { } wrong
            ? InResult(wrong.Description["Bad Request: ".Length..])
            : null;
    }

    private static Refusal InResult(string error) => Refusal.Bad($"Can't parse inline query result: {error}");
}
