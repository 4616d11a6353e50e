using ChatDigestBot.Shared;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace ChatDigestBot.Broadcasts.Writing;

/// <summary>An editor's words with the marks made in Telegram: bold, links, quotes, code. Pure.</summary>
internal static class EditorText
{
    /// <param name="text">As typed; every sign in it arrives as it stands.</param>
    /// <param name="entities">Marked stretches of it; kinds that need no mark, such as addresses and mentions, are left to Telegram.</param>
    public static HtmlText Read(string text, IReadOnlyList<MessageEntity> entities)
    {
        var spans = entities
            .Where(entity => entity.Offset >= 0 && entity.Length > 0 && entity.Offset < text.Length)
            .SelectMany(entity => OpenTags(entity).Select(tag => new HtmlSpan(entity.Offset, Math.Min(entity.Offset + entity.Length, text.Length), tag)))
            .OrderBy(span => span.Start)
            .ThenByDescending(span => span.End)
            .ToList();
        return HtmlText.FromTrusted(new HtmlTree(text, spans).Render(0, text.Length));
    }

    // Outer before inner.
    private static string[] OpenTags(MessageEntity entity) => entity.Type switch
    {
        MessageEntityType.Bold => ["<b>"],
        MessageEntityType.Italic => ["<i>"],
        MessageEntityType.Underline => ["<u>"],
        MessageEntityType.Strikethrough => ["<s>"],
        MessageEntityType.Spoiler => ["<tg-spoiler>"],
        MessageEntityType.Code => ["<code>"],
        MessageEntityType.Pre => entity.Language is { Length: > 0 } language ? ["<pre>", $"{HtmlText.CodeOfLanguage}{HtmlText.Escape(language)}\">"] : ["<pre>"],
        MessageEntityType.Blockquote => ["<blockquote>"],
        MessageEntityType.ExpandableBlockquote => ["<blockquote expandable>"],
        MessageEntityType.TextLink when entity.Url is { } url => [$"<a href=\"{HtmlText.Escape(url)}\">"],
        MessageEntityType.CustomEmoji when entity.CustomEmojiId is { } emoji => [$"{HtmlText.CustomEmoji}{HtmlText.Escape(emoji)}\">"],
        _ => [],
    };
}
