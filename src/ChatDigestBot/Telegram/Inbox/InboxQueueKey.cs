using System.Globalization;
using Telegram.Bot.Types;

namespace ChatDigestBot.Telegram.Inbox;

/// <summary>What updates must be handled one after another: those of one chat, and apart from these one person's inline queries.</summary>
internal readonly record struct InboxQueueKey(char Kind, long Id)
{
    private const char Chat = 'c';
    private const char Inline = 'i';

    /// <summary>For updates of nobody in particular.</summary>
    public static readonly InboxQueueKey None = new('-', 0);

    /// <summary>Only the newest of the queue is worth handling: a person typed on.</summary>
    public bool OnlyNewestCounts => Kind == Inline;

    public static InboxQueueKey Of(Update update) => update switch
    {
        { InlineQuery: { } query } => new InboxQueueKey(Inline, query.From.Id),
        { Message: { } message } => new InboxQueueKey(Chat, message.Chat.Id),
        { CallbackQuery: { } tap } => new InboxQueueKey(Chat, tap.Message?.Chat.Id ?? tap.From.Id),
        { MyChatMember: { } change } => new InboxQueueKey(Chat, change.Chat.Id),
        { ChatMember: { } change } => new InboxQueueKey(Chat, change.Chat.Id),
        { ChannelPost: { } post } => new InboxQueueKey(Chat, post.Chat.Id),
        { EditedMessage: { } edited } => new InboxQueueKey(Chat, edited.Chat.Id),
        { EditedChannelPost: { } edited } => new InboxQueueKey(Chat, edited.Chat.Id),
        { ChosenInlineResult: { } chosen } => new InboxQueueKey(Chat, chosen.From.Id),
        _ => None,
    };

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static InboxQueueKey Parse(string text) => new(text[0], long.Parse(text.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind}{Id}");
}
