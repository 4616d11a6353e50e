using ChatDigestBot.Telegram;
using Telegram.Bot.Types;

namespace ChatDigestBot.Conversation.Incoming;

/// <summary>Hands each update to the one part of the conversation that it concerns; edited messages and unknown kinds concern nobody.</summary>
internal sealed class ConversationHandler(BotAccount bot, Listener listener, ChatEvents events, InlineQueries inlineQueries) : IUpdateHandler
{
    public Task HandleAsync(Update update, CancellationToken cancellationToken) => update switch
    {
        { Message: { MigrateToChatId: { } to } message } => events.MigratedAsync(message.Chat.Id, to, cancellationToken),
        { Message: { MigrateFromChatId: { } from } message } => events.MigratedAsync(from, message.Chat.Id, cancellationToken),
        { MyChatMember: { } change } => events.PlaceChangedAsync(change, cancellationToken),
        { InlineQuery: { } query } => inlineQueries.AskAsync(query, cancellationToken),
        _ => HandleMessageAsync(update, cancellationToken),
    };

    private async Task HandleMessageAsync(Update update, CancellationToken cancellationToken)
    {
        var me = await bot.GetAsync(cancellationToken);
        if (IncomingReader.Read(update, me.Id) is { } message)
        {
            await listener.HandleMessageAsync(message, me, cancellationToken);
        }
    }
}
