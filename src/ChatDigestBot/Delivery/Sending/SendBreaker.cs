using ChatDigestBot.Shared;
using ChatDigestBot.Telegram.Api;
using SendResult = ChatDigestBot.Telegram.Api.ApiResult<Telegram.Bot.Types.MessageId>;

namespace ChatDigestBot.Delivery.Sending;

/// <summary>Rests while nothing gets through at all, so that a dead network uses up no attempts of a hundred thousand messages.</summary>
internal sealed class SendBreaker
{
    private static readonly BackOff Rests = new(TimeSpan.FromSeconds(1), 2, TimeSpan.FromMinutes(1));

    private int _failures;
    private DateTimeOffset _restsUntil;

    /// <summary>How many may be sent now: none while resting, then one to try, then as many as you like.</summary>
    public int Allows(int wanted, int inFlight, DateTimeOffset now) => _failures == 0
        ? wanted
        : now < _restsUntil || inFlight > 0 ? 0 : Math.Min(wanted, 1);

    public void Note(SendResult result, DateTimeOffset now)
    {
        if (result is SendResult.NotSent { Reason: FailureReason.Withdrawn })
        {
            return; // we made no call
        }

        if (result is SendResult.NotSent or SendResult.Refused { ConcernsBot: true })
        {
            // Calls that were under way together fail together: they are one failure.
            if (now >= _restsUntil)
            {
                _failures++;
                _restsUntil = now + Rests.After(_failures);
            }
        }
        else
        {
            _failures = 0;
        }
    }
}
