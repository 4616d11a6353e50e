using System.Diagnostics;
using System.Globalization;
using ChatDigestBot.Chats;

namespace ChatDigestBot.Delivery;

/// <summary>Decides what becomes of a message after one send attempt. Pure: no clock, no I/O.</summary>
/// <remarks>
/// Telegram's <c>retry_after</c> wins over our own back-off, because ignoring it lengthens the ban.
/// Being throttled says nothing about the message, so it never uses up an attempt.
/// Once an attempt went unanswered, the row can no longer end as "failed": it may have arrived.
/// </remarks>
internal static class DeliveryPolicy
{
    /// <summary>Twelve attempts last about two and a half hours.</summary>
    public const int MaxAttempts = 12;

    /// <summary>How often a digest is sent again without an answer, before it waits for an operator: each may have arrived.</summary>
    public const int MaxUnanswered = 3;

    public static readonly TimeSpan MaxBackOff = TimeSpan.FromHours(1);

    /// <summary>Slow mode names no wait in its refusal, and a bot has no business in a hurry there.</summary>
    public static readonly TimeSpan SlowModeWait = TimeSpan.FromMinutes(1);

    /// <summary>What becomes of a row that is due, before anything is sent; null: send it.</summary>
    public static Disposition? BeforeAttempt(DeliveryRow row, DateTimeOffset now) => row switch
    {
        { IsWanted: false } => new Disposition.Cancel("stopped"),
        { IsBanned: true } => new Disposition.Cancel("banned"),
        { Reachability: not Reachability.Reachable } => GiveUp(row, row.Reachability.ToString().ToLowerInvariant()),
        { Part: 1, Unanswered: 0 } when row.NotAfter < now => new Disposition.Cancel("late"),
        _ => null,
    };

    /// <param name="row">The row as it was before the attempt.</param>
    /// <param name="isPlain">Whether it went out without entities.</param>
    /// <param name="outcome">What the attempt came to.</param>
    /// <param name="now">The moment of the outcome.</param>
    public static Disposition AfterAttempt(DeliveryRow row, bool isPlain, SendOutcome outcome, DateTimeOffset now)
    {
        var attempt = row.Attempts + 1;
        return outcome switch
        {
            SendOutcome.Sent sent => new Disposition.Done(sent.MessageId),
            SendOutcome.Throttled throttled => new Disposition.Retry(now + throttled.RetryAfter, CountsAsAttempt: false, IsUnanswered: false, "throttled"),
            SendOutcome.Migrated migrated => new Disposition.Move(migrated.ToChatId),
            SendOutcome.ChatGone gone => new Disposition.Suspend(gone.Reason),
            SendOutcome.Unparsable bad when !isPlain => new Disposition.SendPlain(bad.Description),
            SendOutcome.Unparsable => GiveUp(row, "unparsable"),
            SendOutcome.Unknown unknown when IsSentAgain(row) => new Disposition.Retry(now + BackOff(attempt), CountsAsAttempt: true, IsUnanswered: true, unknown.Reason),
            SendOutcome.Unknown unknown => new Disposition.InDoubt(unknown.Reason),
            SendOutcome.NotSent failed when attempt >= MaxAttempts => GiveUp(row, failed.Reason),
            SendOutcome.NotSent failed => new Disposition.Retry(now + BackOff(attempt), CountsAsAttempt: true, IsUnanswered: false, failed.Reason),
            SendOutcome.Refused refused => GiveUp(row, string.Create(CultureInfo.InvariantCulture, $"refused-{refused.Code}")),
            _ => throw new UnreachableException(outcome.GetType().Name),
        };
    }

    /// <summary>What becomes of a row that was <c>sending</c> when its sender died.</summary>
    public static Disposition AfterCrash(DeliveryRow row, DateTimeOffset now) => IsSentAgain(row)
        ? new Disposition.Retry(now, CountsAsAttempt: true, IsUnanswered: true, "crash")
        : new Disposition.InDoubt("crash");

    /// <summary>5 s, 10 s, 20 s … one hour.</summary>
    public static TimeSpan BackOff(int attempt) =>
        TimeSpan.FromSeconds(Math.Min(5 * Math.Pow(2, Math.Max(attempt, 1) - 1), MaxBackOff.TotalSeconds));

    // A doubled digest is a nuisance, a missing one a broken promise; a doubled broadcast is for its editor to judge.
    private static bool IsSentAgain(DeliveryRow row) => row.Kind != DeliveryKind.Broadcast && row.Unanswered + 1 < MaxUnanswered;

    private static Disposition GiveUp(DeliveryRow row, string reason) =>
        row.Unanswered > 0 ? new Disposition.InDoubt(reason) : new Disposition.Abandon(reason);
}
