using ChatDigestBot.Chats;

namespace ChatDigestBot.Conversation.Replies;

/// <summary>What to do after one attempt to show a reply.</summary>
internal abstract record ReplyStep
{
    private ReplyStep()
    {
    }

    /// <summary>It is shown.</summary>
    internal sealed record Done : ReplyStep;

    /// <summary>Telegram cannot read the marks: the same text without them.</summary>
    internal sealed record GoPlain(string Description) : ReplyStep;

    /// <summary>The message to edit is gone or too old: a new one.</summary>
    internal sealed record SendAnew : ReplyStep;

    internal sealed record DropButtons(string Description) : ReplyStep;

    /// <summary>The group has another id now.</summary>
    internal sealed record FollowTo(long TelegramId) : ReplyStep;

    internal sealed record TryLater(TimeSpan Wait) : ReplyStep;

    /// <summary>It may have arrived: never sent again, but the person is told how to get it.</summary>
    /// <param name="Reason">A fixed code, for the log.</param>
    internal sealed record LeaveInDoubt(string Reason) : ReplyStep;

    /// <param name="Reason">A fixed code, for the log.</param>
    /// <param name="Chat">What the refusal says about the chat, if anything.</param>
    internal sealed record GiveUp(string Reason, Reachability? Chat) : ReplyStep;
}
