using System.Diagnostics;
using ChatDigestBot.Chats;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Shared;
using ChatDigestBot.Telegram.Api;
using SendResult = ChatDigestBot.Telegram.Api.ApiResult<Telegram.Bot.Types.MessageId>;

namespace ChatDigestBot.Delivery.Sending;

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

    /// <summary>Why a row of a unit on hold is cancelled; it is planned again if the unit goes on.</summary>
    public const string Held = "held";

    private static readonly BackOff Waits = new(TimeSpan.FromSeconds(5), 2, TimeSpan.FromHours(1));

    /// <summary>For a slow mode that names no wait.</summary>
    public static readonly TimeSpan SlowModeWait = TimeSpan.FromMinutes(1);

    /// <summary>A closed forum topic may be opened again.</summary>
    public static readonly TimeSpan TopicWait = TimeSpan.FromHours(1);

    /// <summary>The token or the address is wrong: no message can go out until an operator has mended it.</summary>
    public static readonly TimeSpan BotWait = TimeSpan.FromMinutes(1);

    /// <summary>What becomes of a row that is due, before anything is sent; null: send it.</summary>
    public static Disposition? BeforeAttempt(DeliveryRow row, DateTimeOffset now) => row switch
    {
        { IsHeld: true, Part: 1 } => new Disposition.Cancel(Held),
        { IsWanted: false } => new Disposition.Cancel("stopped"),
        { IsBanned: true, Kind: not DeliveryKind.Recall } => new Disposition.Cancel("banned"),
        { Reachability: not Reachability.Reachable } when !IsWorthTrying(row, now) => GiveUp(row, row.Reachability.LowerName()),
        { Part: 1, Unanswered: 0 } when row.NotAfter < now => new Disposition.Cancel("late"),
        _ => null,
    };

    /// <param name="row">The row as it was before the attempt.</param>
    /// <param name="form">How it went out.</param>
    /// <param name="outcome">What Telegram said.</param>
    /// <param name="now">The moment of the outcome.</param>
    public static Disposition AfterAttempt(DeliveryRow row, ContentForm form, SendResult outcome, DateTimeOffset now)
    {
        var attempt = row.Attempts + 1;
        return outcome switch
        {
            SendResult.Ok sent => new Disposition.Done(sent.Value.Id),
            SendResult.Throttled throttled => NotItsFault(now + throttled.RetryAfter, "throttled"),
            SendResult.Migrated migrated => new Disposition.Move(migrated.ToChatId),
            SendResult.ChatGone gone => new Disposition.Suspend(gone.Reason),
            SendResult.Refused refused when row.ChangesMessage => AfterRefusedChange(row, form, refused, now),
            SendResult.Refused refused => AfterRefusal(row, form, refused, now),
            SendResult.Unknown unknown when IsSentAgain(row) => new Disposition.Retry(now + WaitAfter(attempt), CountsAsAttempt: true, IsUnanswered: true, unknown.Reason),
            SendResult.Unknown unknown => new Disposition.InDoubt(unknown.Reason),
            SendResult.NotSent { Reason: FailureReason.Withdrawn } => NotItsFault(now, FailureReason.Withdrawn),
            SendResult.NotSent failed => TryAgain(row, now + WaitAfter(attempt), failed.Reason),
            _ => throw new UnreachableException(outcome.GetType().Name),
        };
    }

    /// <summary>What becomes of a row that was <c>sending</c> when its sender died.</summary>
    public static Disposition AfterCrash(DeliveryRow row, CallTrace trace, DateTimeOffset now) => trace switch
    {
        CallTrace.Answered answered => new Disposition.Done(answered.MessageId),
        CallTrace.NotBegun => NotItsFault(now, "crash"),
        _ when IsSentAgain(row) => new Disposition.Retry(now, CountsAsAttempt: true, IsUnanswered: true, "crash"),
        _ => new Disposition.InDoubt("crash"),
    };

    /// <summary>5 s, 10 s, 20 s … one hour.</summary>
    public static TimeSpan WaitAfter(int attempt) => Waits.After(attempt);

    // Somebody there has just asked; or what is known comes from a refusal of yesterday. And a recall is tried wherever the message is.
    private static bool IsWorthTrying(DeliveryRow row, DateTimeOffset now) => row.Kind is DeliveryKind.Answer or DeliveryKind.Recall || row.TryAgainAt <= now;

    private static Disposition AfterRefusal(DeliveryRow row, ContentForm form, SendResult.Refused refused, DateTimeOffset now) => refused.Reason switch
    {
        RefusalReason.ParseError when !form.IsPlain => new Disposition.Simplify(form with { IsPlain = true }, refused.Description),
        RefusalReason.KeyboardInvalid when !form.IsBare => new Disposition.Simplify(form with { IsBare = true }, refused.Description),
        // Many a group takes texts and no pictures.
        RefusalReason.NoRights when !form.HasFile => new Disposition.Suspend(refused.Reason),
        RefusalReason.ThreadNotFound => new Disposition.Suspend(refused.Reason),
        RefusalReason.TopicClosed => TryAgain(row, now + TopicWait, refused.Reason),
        RefusalReason.SlowMode => NotItsFault(now + SlowModeWait, refused.Reason),
        _ when refused.ConcernsBot => NotItsFault(now + BotWait, refused.Reason),
        _ => GiveUp(row, refused.Reason),
    };

    // A refusal to change one message says nothing about the chat.
    private static Disposition AfterRefusedChange(DeliveryRow row, ContentForm form, SendResult.Refused refused, DateTimeOffset now) => refused.Reason switch
    {
        RefusalReason.MessageNotFound when row.Kind == DeliveryKind.Recall => new Disposition.Done(row.MessageId ?? 0), // gone is gone
        RefusalReason.NotModified => new Disposition.Done(row.MessageId ?? 0),
        RefusalReason.ParseError when !form.IsPlain => new Disposition.Simplify(form with { IsPlain = true }, refused.Description),
        _ when refused.ConcernsBot => NotItsFault(now + BotWait, refused.Reason),
        _ => GiveUp(row, refused.Reason),
    };

    private static Disposition.Retry NotItsFault(DateTimeOffset notBefore, string reason) =>
        new(notBefore, CountsAsAttempt: false, IsUnanswered: false, reason);

    private static Disposition TryAgain(DeliveryRow row, DateTimeOffset notBefore, string reason) => row.Attempts + 1 >= MaxAttempts
        ? GiveUp(row, reason)
        : new Disposition.Retry(notBefore, CountsAsAttempt: true, IsUnanswered: false, reason);

    // A doubled digest is a nuisance, a missing one a broken promise; a doubled broadcast is for its editor to judge.
    private static bool IsSentAgain(DeliveryRow row) => row.Kind != DeliveryKind.Broadcast && row.Unanswered + 1 < MaxUnanswered;

    /// <summary>It cannot be sent; but where an earlier attempt may have arrived, nobody knows.</summary>
    public static Disposition GiveUp(DeliveryRow row, string reason) =>
        row.Unanswered > 0 ? new Disposition.InDoubt(reason, IsUnanswered: false) : new Disposition.Abandon(reason);
}
