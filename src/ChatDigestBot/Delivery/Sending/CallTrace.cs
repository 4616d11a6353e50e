namespace ChatDigestBot.Delivery.Sending;

/// <summary>What is known of a call whose sender died.</summary>
internal abstract record CallTrace
{
    private CallTrace()
    {
    }

    /// <summary>It may have arrived: it was begun and not answered, or nothing is known of it.</summary>
    internal sealed record Open : CallTrace;

    /// <summary>It certainly did not arrive.</summary>
    internal sealed record NotBegun : CallTrace;

    /// <summary>It arrived; the answer was not written down any more.</summary>
    internal sealed record Answered(long MessageId) : CallTrace;
}
