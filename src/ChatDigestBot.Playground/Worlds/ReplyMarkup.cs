namespace ChatDigestBot.Playground.Worlds;

/// <summary>What hangs below a message, or replaces the reader's keyboard.</summary>
internal abstract record ReplyMarkup;

internal sealed record InlineKeyboard(IReadOnlyList<IReadOnlyList<InlineButton>> Rows) : ReplyMarkup
{
    public IEnumerable<InlineButton> Buttons => Rows.SelectMany(row => row);
}

internal sealed record InlineButton(string Text)
{
    public string? CallbackData { get; init; }
    public string? Url { get; init; }
    public string? SwitchInlineQuery { get; init; }
    public string? SwitchInlineQueryCurrentChat { get; init; }
    public string? CopyText { get; init; }
    public string? WebAppUrl { get; init; }
}

internal sealed record ReplyKeyboard(IReadOnlyList<IReadOnlyList<string>> Rows) : ReplyMarkup
{
    public bool IsResized { get; init; }
    public bool IsOneTime { get; init; }
    public string? Placeholder { get; init; }
}

internal sealed record RemovedKeyboard : ReplyMarkup;

internal sealed record ForcedReply(string? Placeholder) : ReplyMarkup;
