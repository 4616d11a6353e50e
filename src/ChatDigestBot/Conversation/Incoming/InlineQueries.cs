using ChatDigestBot.Chats;
using ChatDigestBot.Texts;
using Telegram.Bot.Types;

namespace ChatDigestBot.Conversation.Incoming;

/// <summary>Lets inline queries through to whoever answers them, in the language the person chose.</summary>
internal sealed class InlineQueries(ChatStore chats, PersonLimits limits, IEnumerable<IInlineQueryHandler> handlers, TimeProvider clock)
{
    public async Task AskAsync(InlineQuery query, CancellationToken cancellationToken)
    {
        if (limits.Take(query.From.Id, LimitRate.InlineQueries, clock.GetUtcNow()) != LimitVerdict.Allowed)
        {
            return;
        }

        var chat = await chats.FindAsync(query.From.Id, cancellationToken);
        if (chat is { IsBanned: true })
        {
            return;
        }

        foreach (var handler in handlers)
        {
            await handler.HandleAsync(query, chat?.Language ?? Languages.FromTelegram(query.From.LanguageCode), cancellationToken);
        }
    }
}
