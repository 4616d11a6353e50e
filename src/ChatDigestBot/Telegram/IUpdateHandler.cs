using Telegram.Bot.Types;

namespace ChatDigestBot.Telegram;

/// <summary>What the bot does with an update. Called at least once for each, in order within a chat.</summary>
/// <remarks>
/// After a crash an update that was not finished comes again, so handling is idempotent: state once, a reply may come twice.
/// The token is cancelled when the handler takes too long, and at shutdown; the update then comes again.
/// </remarks>
internal interface IUpdateHandler
{
    public Task HandleAsync(Update update, CancellationToken cancellationToken);
}
