using ChatDigestBot.Chats;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Shared;
using SendResult = ChatDigestBot.Telegram.Api.ApiResult<Telegram.Bot.Types.MessageId>;

namespace ChatDigestBot.Delivery.Sending;

/// <summary>Notices that one chat after another is lost: then it is Telegram's trouble, or the bot's, and says nothing about the chats. Not thread-safe.</summary>
/// <remarks>
/// While it is alarmed no chat is given up and bulk rests; one message at a time finds out whether it is over, and what people ask for is tried all the same.
/// A message that was refused for the third time is believed to be refused, so that chats that are gone for good cannot raise it for ever.
/// </remarks>
internal sealed class LossGuard
{
    /// <summary>So many chats lost without one that was reached between them are no coincidence.</summary>
    public const int MaxLostInARow = 10;

    /// <summary>Why a message waits that was refused while it is alarmed.</summary>
    public const string Reason = "many-lost";

    private const int Believed = 3;

    private static readonly TimeSpan Within = TimeSpan.FromMinutes(10);
    private static readonly BackOff Rests = new(TimeSpan.FromMinutes(10), 2, TimeSpan.FromHours(1));

    private readonly List<(long ChatId, DateTimeOffset At)> _lost = [];
    private DateTimeOffset _restsUntil;
    private int _alarms;

    public bool IsAlarmed => _alarms > 0;

    /// <summary>How much bulk may be begun.</summary>
    public int Allows(int wanted, int inFlight, DateTimeOffset now) => !IsAlarmed ? wanted : now < _restsUntil || inFlight > 0 ? 0 : Math.Min(wanted, 1);

    /// <summary>What becomes of a row in the light of what became of others.</summary>
    /// <param name="row">As it was before the attempt.</param>
    /// <param name="result">What Telegram said.</param>
    /// <param name="disposition">What would become of it alone.</param>
    /// <param name="now">The moment of the outcome.</param>
    /// <param name="alarm">Set when this one raises the alarm.</param>
    public Disposition Judge(DeliveryRow row, SendResult result, Disposition disposition, DateTimeOffset now, out LossAlarm? alarm)
    {
        alarm = null;
        if (result is SendResult.Ok)
        {
            _lost.Clear();
            _alarms = 0;
            _restsUntil = default;
        }

        if (disposition is not Disposition.Suspend suspend || !SaysLittle(suspend.Reason) || IsBelieved(row))
        {
            return disposition;
        }

        _lost.RemoveAll(one => one.At < now - Within || one.ChatId == row.ChatId);
        _lost.Add((row.ChatId, now));
        if (!IsAlarmed && _lost.Count < MaxLostInARow)
        {
            return disposition;
        }

        if (now >= _restsUntil)
        {
            // Those that were under way together fail together.
            _restsUntil = now + Rests.After(_alarms + 1);
            alarm = IsAlarmed ? null : new LossAlarm([.. _lost.Select(one => one.ChatId)], _lost[0].At, _restsUntil, suspend.Reason);
            _alarms++;
        }

        return new Disposition.Retry(_restsUntil, CountsAsAttempt: true, IsUnanswered: false, Reason);
    }

    // What somebody asked for has an end of its own.
    private static bool IsBelieved(DeliveryRow row) => row.Kind != DeliveryKind.Answer && row.Attempts + 1 >= Believed;

    // Of a person who blocked the bot or is deleted Telegram is never wrong; and of a forum topic nobody else suffers.
    private static bool SaysLittle(string reason) => ChatTreatment.Of(reason) is Reachability.Missing or Reachability.Muted or Reachability.Removed;
}

/// <summary>Many chats were lost at once: what they lost is given back.</summary>
/// <param name="ChatIds">Those that were lost.</param>
/// <param name="Since">When the first one was.</param>
/// <param name="RestsUntil">No bulk is sent before.</param>
/// <param name="Reason">What Telegram said last.</param>
internal sealed record LossAlarm(IReadOnlyList<long> ChatIds, DateTimeOffset Since, DateTimeOffset RestsUntil, string Reason);
