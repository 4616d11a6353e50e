using ChatDigestBot.Texts;
using Telegram.Bot.Types;

namespace ChatDigestBot.Conversation.Incoming;

/// <summary>Answers what people type after <c>@bot</c> in any chat; implemented by the feature above that can search.</summary>
internal interface IInlineQueryHandler
{
    /// <summary>Called for people who are neither banned nor flooding.</summary>
    public Task HandleAsync(InlineQuery query, Language language, CancellationToken cancellationToken);
}
