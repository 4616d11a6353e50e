using ChatDigestBot.Shared;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace ChatDigestBot.Broadcasts.Writing;

/// <summary>An editor's words with the marks made in Telegram: bold, links, quotes. Pure.</summary>
internal static class EditorText
{
    /// <param name="text">As typed; every sign in it arrives as it stands.</param>
    /// <param name="entities">Marked stretches of it; kinds that need no mark, such as addresses and mentions, are left to Telegram.</param>
    public static HtmlText Read(string text, IReadOnlyList<MessageEntity> entities)
    {
        var spans = entities
            .Where(entity => entity.Offset >= 0 && entity.Length > 0 && entity.Offset < text.Length)
            .Select(entity => (Entity: entity, Tag: OpenTag(entity)))
            .Where(marked => marked.Tag is not null)
            .Select(marked => new HtmlSpan(marked.Entity.Offset, Math.Min(marked.Entity.Offset + marked.Entity.Length, text.Length), marked.Tag!))
            .OrderBy(span => span.Start)
            .ThenByDescending(span => span.End)
            .ToList();
        return HtmlText.FromTrusted(new HtmlTree(text, spans).Render(0, text.Length));
    }

    private static string? OpenTag(MessageEntity entity) => entity.Type switch
    {
        MessageEntityType.Bold => "<b>",
        MessageEntityType.Italic => "<i>",
        MessageEntityType.Underline => "<u>",
        MessageEntityType.Strikethrough => "<s>",
        MessageEntityType.Spoiler => "<tg-spoiler>",
        MessageEntityType.Code => "<code>",
        MessageEntityType.Pre => "<pre>",
        MessageEntityType.Blockquote => "<blockquote>",
        MessageEntityType.ExpandableBlockquote => "<blockquote expandable>",
        MessageEntityType.TextLink when entity.Url is { } url => $"<a href=\"{HtmlText.Escape(url)}\">",
        _ => null,
    };
}
