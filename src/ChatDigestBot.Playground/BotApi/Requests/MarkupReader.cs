using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using ChatDigestBot.Playground.BotApi.Text;
using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.BotApi.Requests;

/// <summary>Reads <c>reply_markup</c> under Telegram's rules for buttons.</summary>
internal static class MarkupReader
{
    private const int MaxButtons = 100;
    private const int MaxButtonsInRow = 8;
    private const int MaxBytes = 10_000;
    private const int MaxCallbackBytes = 64;

    private static readonly FrozenSet<string> MarkupFields = FrozenSet.Create(
        "inline_keyboard", "keyboard", "is_persistent", "resize_keyboard", "one_time_keyboard", "input_field_placeholder",
        "selective", "remove_keyboard", "force_reply");

    private static readonly FrozenSet<string> ButtonFields = FrozenSet.Create(
        "text", "icon_custom_emoji_id", "style", "url", "callback_data", "web_app", "login_url", "switch_inline_query",
        "switch_inline_query_current_chat", "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay");

    public static Refusal? TryRead(string json, out ReplyMarkup? markup)
    {
        markup = null;
        if (json.Length == 0)
        {
            return null;
        }

        if (JsonField.TryParse(json) is not { } root)
        {
            return Refusal.Bad("Can't parse reply keyboard markup JSON object");
        }

        if (root.ValueKind != JsonValueKind.Object)
        {
            return Refusal.Bad("Object expected as reply markup");
        }

        if (root.UnknownFieldOf(MarkupFields) is { } unknown)
        {
            return Refusal.Playground($"reply_markup has no field \"{unknown}\"");
        }

        if (root.Find("keyboard") is { } keyboard)
        {
            return TryReadReplyKeyboard(root, keyboard, out markup);
        }

        if (root.Find("inline_keyboard") is { } inline)
        {
            return TryReadInlineKeyboard(inline, out markup);
        }

        markup = root.FlagOf("remove_keyboard") ? new RemovedKeyboard()
            : root.FlagOf("force_reply") ? new ForcedReply(root.TextOf("input_field_placeholder", out _))
            : null;
        return null;
    }

    public static Refusal? TryReadInlineKeyboard(JsonElement rows, out ReplyMarkup? markup)
    {
        markup = null;
        if (rows.ValueKind != JsonValueKind.Array)
        {
            return Refusal.Bad("Field \"inline_keyboard\" must be of type Array");
        }

        var read = new List<IReadOnlyList<InlineButton>>();
        foreach (var row in rows.EnumerateArray())
        {
            if (row.ValueKind != JsonValueKind.Array)
            {
                return Refusal.Bad("Field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array of Arrays");
            }

            var buttons = new List<InlineButton>();
            foreach (var element in row.EnumerateArray())
            {
                if (TryReadButton(element, out var button) is { } refusal)
                {
                    return refusal;
                }

                if (button is not null && buttons.Count < MaxButtonsInRow)
                {
                    buttons.Add(button);
                }
            }

            if (buttons.Count > 0)
            {
                read.Add(buttons);
            }
        }

        if (read.Count == 0)
        {
            return null;
        }

        var keyboard = new InlineKeyboard(read);
        if (keyboard.Buttons.Count() > MaxButtons || keyboard.Buttons.Sum(BytesOnWire) > MaxBytes)
        {
            return Refusal.Bad("reply markup is too long");
        }

        markup = keyboard;
        return null;
    }

    private static Refusal? TryReadButton(JsonElement element, out InlineButton? button)
    {
        button = null;
        if (element.ValueKind != JsonValueKind.Object)
        {
            return InButton("InlineKeyboardButton must be an Object");
        }

        if (element.UnknownFieldOf(ButtonFields) is { } unknown)
        {
            return Refusal.Playground($"an inline keyboard button has no field \"{unknown}\"");
        }

        if (element.RequiredTextOf("text", out var error) is not { } text)
        {
            return InButton(error);
        }

        if (Fill(element, new InlineButton(text), out error) is not { } filled)
        {
            return InButton(error);
        }

        if (text.Length == 0)
        {
            return null; // a button without a label is left out in silence
        }

        if (filled.CallbackData is { } payload && Encoding.UTF8.GetByteCount(payload) > MaxCallbackBytes)
        {
            return Refusal.Bad("BUTTON_DATA_INVALID");
        }

        if ((filled.Url ?? filled.WebAppUrl) is { } url)
        {
            if (LinkRule.Check(url, out error) is not { } link)
            {
                return Refusal.Bad($"Inline keyboard button URL '{url}' is invalid: {error}");
            }

            filled = filled.Url is null ? filled with { WebAppUrl = link } : filled with { Url = link };
        }

        button = filled;
        return null;
    }

    /// <summary>The first kind that is there wins, in the order Telegram's server looks for them.</summary>
    private static InlineButton? Fill(JsonElement element, InlineButton button, out string error)
    {
        if (element.TextOf("url", out error) is { Length: > 0 } url)
        {
            return button with { Url = url };
        }

        if (error.Length == 0 && element.TextOf("callback_data", out error) is { Length: > 0 } payload)
        {
            return button with { CallbackData = payload };
        }

        if (error.Length > 0)
        {
            return null;
        }

        if (element.Find("switch_inline_query") is not null)
        {
            return element.RequiredTextOf("switch_inline_query", out error) is { } query ? button with { SwitchInlineQuery = query } : null;
        }

        if (element.Find("switch_inline_query_current_chat") is not null)
        {
            return element.RequiredTextOf("switch_inline_query_current_chat", out error) is { } query ? button with { SwitchInlineQueryCurrentChat = query } : null;
        }

        if (element.Find("web_app") is { ValueKind: JsonValueKind.Object } webApp)
        {
            return webApp.RequiredTextOf("url", out error) is { } address ? button with { WebAppUrl = address } : null;
        }

        if (element.Find("copy_text") is { ValueKind: JsonValueKind.Object } copy)
        {
            return copy.RequiredTextOf("text", out error) is { } copied ? button with { CopyText = copied } : null;
        }

        error = "Text buttons are unallowed in the inline keyboard";
        return null;
    }

    private static Refusal? TryReadReplyKeyboard(JsonElement root, JsonElement keyboard, out ReplyMarkup? markup)
    {
        markup = null;
        if (keyboard.ValueKind != JsonValueKind.Array || keyboard.EnumerateArray().Any(row => row.ValueKind != JsonValueKind.Array))
        {
            return Refusal.Bad("Field \"keyboard\" must be an Array of Arrays");
        }

        var rows = new List<IReadOnlyList<string>>();
        foreach (var row in keyboard.EnumerateArray())
        {
            var labels = new List<string>();
            foreach (var button in row.EnumerateArray())
            {
                var label = button.ValueKind switch
                {
                    JsonValueKind.String => button.GetString(),
                    JsonValueKind.Object => button.RequiredTextOf("text", out _),
                    _ => null,
                };
                if (label is null)
                {
                    return Refusal.Bad("Can't parse keyboard button: KeyboardButton must be a String or an Object");
                }

                labels.Add(label);
            }

            rows.Add(labels);
        }

        markup = new ReplyKeyboard(rows)
        {
            IsResized = root.FlagOf("resize_keyboard"),
            IsOneTime = root.FlagOf("one_time_keyboard"),
            Placeholder = root.TextOf("input_field_placeholder", out _),
        };
        return null;
    }

    private static Refusal InButton(string error) => Refusal.Bad($"Can't parse inline keyboard button: {error}");

    private static int BytesOnWire(InlineButton button)
        => 12 + Encoding.UTF8.GetByteCount(button.Text) + Encoding.UTF8.GetByteCount(button.CallbackData ?? button.Url ?? "");
}
