namespace ChatDigestBot.Telegram.Pacing;

/// <summary>A call that waits for its pass.</summary>
internal sealed class Waiter : TaskCompletionSource<SendPermit>
{
    private readonly CancellationTokenRegistration _givingUp;

    public Waiter(int messages, SendPriority priority, CancellationToken cancellationToken)
        : base(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        Messages = messages;
        Priority = priority;
        _givingUp = cancellationToken.UnsafeRegister(static (state, token) => ((Waiter)state!).TrySetCanceled(token), this);
    }

    public int Messages { get; }

    public SendPriority Priority { get; }

    /// <summary>Its caller gave up; it is dropped where it is met.</summary>
    public bool IsGivenUp => Task.IsCompleted;

    /// <summary>False when the caller gave up first.</summary>
    public bool TryGive(SendPermit pass)
    {
        _givingUp.Unregister();
        return TrySetResult(pass);
    }
}
