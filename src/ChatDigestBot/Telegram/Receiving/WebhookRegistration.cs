using ChatDigestBot.Telegram.Api;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;

namespace ChatDigestBot.Telegram.Receiving;

/// <summary>Tells Telegram where to post updates, and looks now and then whether it still knows.</summary>
internal sealed class WebhookRegistration(BotApiClient client, TelegramOptions options, TimeProvider clock, ILogger<WebhookRegistration> logger) : IUpdateSource
{
    private const int MaxConnections = 100;
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(10);

    private readonly ApiTrouble _trouble = new(options.ApiUrl.Host, logger);
    private bool _isSet;
    private DateTime _lastErrorDate;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(await RegisterOnceAsync(cancellationToken), clock, cancellationToken);
        }
    }

    /// <summary>Registers the webhook if Telegram does not have it.</summary>
    /// <returns>How long to wait before looking again.</returns>
    internal async Task<TimeSpan> RegisterOnceAsync(CancellationToken cancellationToken)
    {
        if (_isSet)
        {
            var asked = await client.CallAsync(new GetWebhookInfoRequest(), cancellationToken);
            if (asked is not ApiResult<WebhookInfo>.Ok { Value: var known })
            {
                return _trouble.After(asked);
            }

            _trouble.IsOver();
            Report(known);
            if (known.Url == options.WebhookUrl!.AbsoluteUri)
            {
                return LookAgain;
            }
        }

        var set = await client.CallAsync(
            new SetWebhookRequest { Url = options.WebhookUrl!.AbsoluteUri, SecretToken = options.WebhookSecret, MaxConnections = MaxConnections, AllowedUpdates = UpdateKinds.Wanted },
            cancellationToken);
        _isSet = set.IsDone;
        if (!_isSet)
        {
            return _trouble.After(set);
        }

        _trouble.IsOver();
        logger.WebhookSet(options.WebhookUrl);
        return LookAgain;
    }

    private void Report(WebhookInfo info)
    {
        if (info.LastErrorDate is { } date && date > _lastErrorDate)
        {
            _lastErrorDate = date;
            logger.WebhookFailing(date, info.LastErrorMessage ?? "");
        }
    }
}
