using ChatDigestBot.Shared;
using ChatDigestBot.Telegram.Api;

namespace ChatDigestBot.Telegram.Receiving;

/// <summary>Says once what is wrong and when it is over, and how long to wait meanwhile. Used by one loop.</summary>
internal sealed class ApiTrouble(string host, ILogger logger)
{
    /// <summary>How long to leave a refused token alone.</summary>
    private static readonly TimeSpan WrongToken = TimeSpan.FromSeconds(60);

    internal static readonly BackOff Waits = new(TimeSpan.FromSeconds(1), 2, TimeSpan.FromSeconds(30));

    private string? _said;
    private int _failures;

    /// <summary>How long to wait before the next attempt.</summary>
    public TimeSpan After<T>(ApiResult<T> result)
    {
        _failures++;
        switch (result)
        {
            case ApiResult<T>.Refused { Reason: RefusalReason.Unauthorized or RefusalReason.NotFound } refused:
                if (IsNew("token"))
                {
                    logger.TokenRefused(refused.Code, (int)WrongToken.TotalSeconds);
                }

                return WrongToken;
            case ApiResult<T>.Throttled throttled:
                Say($"throttled for {throttled.RetryAfter.TotalSeconds:0} s");
                return throttled.RetryAfter;
            case ApiResult<T>.Refused { Reason: RefusalReason.Conflict } conflict:
                if (IsNew("conflict"))
                {
                    logger.Conflict(conflict.Description, (int)Waits.Max.TotalSeconds);
                }

                break;
            case ApiResult<T>.Refused { Reason: RefusalReason.WebhookRefused } webhook:
                if (IsNew("webhook"))
                {
                    logger.WebhookRefused(webhook.Description, (int)Waits.Max.TotalSeconds);
                }

                break;
            case ApiResult<T>.Refused refused:
                Say($"{refused.Reason}, {refused.Code} {refused.Description}");
                break;
            case ApiResult<T>.NotSent failed:
                Say(failed.Reason);
                break;
            case ApiResult<T>.Unknown failed:
                Say(failed.Reason);
                break;
        }

        return Waits.After(_failures, Random.Shared.NextDouble());
    }

    /// <summary>How long to wait after a failure of our own, already told.</summary>
    public TimeSpan AfterInternalError() => Waits.After(++_failures, Random.Shared.NextDouble());

    public void IsOver()
    {
        _failures = 0;
        if (_said is not null)
        {
            _said = null;
            logger.Reachable();
        }
    }

    private void Say(string reason)
    {
        // A host that is now cut, now refused is one trouble, not many.
        if (IsNew("unreachable"))
        {
            logger.Unreachable(host, reason, (int)Waits.Max.TotalSeconds);
        }
    }

    private bool IsNew(string kind)
    {
        var isNew = _said != kind;
        _said = kind;
        return isNew;
    }
}
