using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Conversation.Replies;

/// <summary>What a command answers with.</summary>
internal sealed record Reply
{
    /// <summary>Of any length: what exceeds one message is split, and the last part carries the buttons.</summary>
    public required HtmlText Text { get; init; }

    /// <summary>A picture or file that Telegram has and that is passed on; the text is its caption, and it is always a new message.</summary>
    public SentFile? PassesOn { get; init; }

    /// <summary>Rows of buttons.</summary>
    public IReadOnlyList<IReadOnlyList<ReplyButton>> Buttons { get; init; } = [];

    /// <summary>After a tap this takes the place of the message with the button; false sends a new one and leaves the old alone.</summary>
    public bool EditsMessage { get; init; } = true;

    /// <summary>A few words over the chat in answer to a tap; at most 200 characters.</summary>
    public string? Toast { get; init; }

    /// <summary>In answer to a tap nothing but the toast is shown.</summary>
    public bool IsToastOnly { get; init; }

    /// <summary>Opened by whoever tapped, and nobody else sees it: an address of the bot's own chat, <c>https://t.me/bot?start=…</c>.</summary>
    public string? OpensUrl { get; init; }

    /// <summary>Shows the preview of the first link; off, since lists of links would show a random one.</summary>
    public bool ShowsPreview { get; init; }

    /// <summary>An address whose picture stands above the text, whether the text has a link or not.</summary>
    public string? PictureUrl { get; init; }

    /// <summary>Goes along with the text, which then is its caption of at most 1024 characters.</summary>
    public ReplyFile? File { get; init; }

    /// <summary>Further messages, sent after this one.</summary>
    public IReadOnlyList<Reply> Then { get; init; } = [];

    /// <summary>A command line to run next with the same person's rights, such as <c>/read KEY</c>; its reply is a message of its own, or after a toast alone takes the place of the message with the button.</summary>
    public string? ThenRuns { get; init; }

    /// <summary>Nothing to say: what was to be seen was sent otherwise.</summary>
    public static Reply None { get; } = new() { Text = HtmlText.Empty };

    public static Reply Of(HtmlText text) => new() { Text = text };
}

/// <summary>A file to send.</summary>
internal sealed record ReplyFile(string Name, byte[] Bytes);
