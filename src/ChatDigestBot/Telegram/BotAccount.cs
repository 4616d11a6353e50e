using ChatDigestBot.Telegram.Api;
using ChatDigestBot.Telegram.Receiving;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;

namespace ChatDigestBot.Telegram;

/// <summary>Who the bot is, as Telegram says; known from the first answer on.</summary>
internal sealed class BotAccount(BotApiClient client, TelegramOptions options, TimeProvider clock, ILogger<BotAccount> logger)
{
    private readonly TaskCompletionSource<User> _known = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ApiTrouble _trouble = new(options.ApiUrl.Host, logger);

    /// <summary>Null until the Bot API has answered once.</summary>
    public User? Me => _known.Task.IsCompletedSuccessfully ? _known.Task.GetAwaiter().GetResult() : null;

    /// <summary>Waits until Telegram has said who the bot is.</summary>
    public Task<User> GetAsync(CancellationToken cancellationToken) => _known.Task.WaitAsync(cancellationToken);

    /// <summary>Asks Telegram until it answers. A wrong token is asked about once a minute; it may be given to the bot again.</summary>
    public async Task<User> IdentifyAsync(CancellationToken cancellationToken)
    {
        while (await IdentifyOnceAsync(cancellationToken) is { } wait)
        {
            await Task.Delay(wait, clock, cancellationToken);
        }

        return await _known.Task;
    }

    /// <returns>How long to wait before asking again; null when the bot is known.</returns>
    internal async Task<TimeSpan?> IdentifyOnceAsync(CancellationToken cancellationToken)
    {
        var result = await client.CallAsync(new GetMeRequest(), cancellationToken);
        if (result is not ApiResult<User>.Ok { Value: var me })
        {
            return _trouble.After(result);
        }

        _trouble.IsOver();
        logger.Identified(me.Id, me.Username);
        _known.TrySetResult(me);
        return null;
    }
}
