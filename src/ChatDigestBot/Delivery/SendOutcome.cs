namespace ChatDigestBot.Delivery;

/// <summary>What one attempt to send came to.</summary>
internal abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    internal sealed record Sent(long MessageId) : SendOutcome;

    /// <summary>Telegram asked to wait; the message itself was not judged.</summary>
    internal sealed record Throttled(TimeSpan RetryAfter) : SendOutcome;

    /// <summary>No byte of the request left this machine.</summary>
    internal sealed record NotSent(string Reason) : SendOutcome;

    /// <summary>Bytes left and no readable answer came: it may have arrived.</summary>
    internal sealed record Unknown(string Reason) : SendOutcome;

    /// <summary>The chat does not take messages; <paramref name="Reason"/> is a fixed code.</summary>
    internal sealed record ChatGone(string Reason) : SendOutcome;

    internal sealed record Migrated(long ToChatId) : SendOutcome;

    /// <summary>Telegram could not read the entities; the text itself may be fine.</summary>
    internal sealed record Unparsable(string Description) : SendOutcome;

    internal sealed record Refused(int Code, string Description) : SendOutcome;
}
