using ChatDigestBot.Chats;
using ChatDigestBot.Telegram.Api;

namespace ChatDigestBot.Conversation.Replies;

/// <summary>Decides how a reply goes on after one attempt. Pure.</summary>
/// <remarks>A person is waiting: a reply is worth a few seconds of trying, and not more, since the person can ask again.</remarks>
internal static class ReplyPolicy
{
    public const int MaxAttempts = 4;

    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(30);

    public static ReplyStep After<T>(ApiResult<T> result, int attempt, bool isEdit, bool isPlain, bool hasButtons) => result switch
    {
        { IsDone: true } => new ReplyStep.Done(),
        ApiResult<T>.Refused { Reason: RefusalReason.ParseError } refused when !isPlain => new ReplyStep.GoPlain(refused.Description),
        ApiResult<T>.Refused { Reason: RefusalReason.MessageNotFound or RefusalReason.CannotEdit } when isEdit => new ReplyStep.SendAnew(),
        ApiResult<T>.Refused { Reason: RefusalReason.KeyboardInvalid } refused when hasButtons => new ReplyStep.DropButtons(refused.Description),
        ApiResult<T>.Refused refused => new ReplyStep.GiveUp(refused.Reason, ReachabilityPolicy.AfterRefusal(refused.Reason)),
        ApiResult<T>.ChatGone gone => new ReplyStep.GiveUp(gone.Reason, ReachabilityPolicy.AfterGone(gone.Reason)),
        _ when attempt >= MaxAttempts => new ReplyStep.GiveUp("no-answer", null),
        ApiResult<T>.Migrated migrated => new ReplyStep.FollowTo(migrated.ToChatId),
        ApiResult<T>.Throttled throttled when throttled.RetryAfter > MaxWait => new ReplyStep.GiveUp("throttled", null),
        ApiResult<T>.Throttled throttled => new ReplyStep.TryLater(throttled.RetryAfter),
        ApiResult<T>.NotSent => new ReplyStep.TryLater(TimeSpan.FromSeconds(attempt)),
        // A second message would be worse than none; the same edit twice is one.
        ApiResult<T>.Unknown when isEdit => new ReplyStep.TryLater(TimeSpan.FromSeconds(attempt)),
        ApiResult<T>.Unknown unknown => new ReplyStep.LeaveInDoubt(unknown.Reason),
        _ => new ReplyStep.GiveUp("unexpected", null),
    };
}
