namespace ChatDigestBot.Conversation.Confirmations;

/// <summary>Something prepared that cannot be undone once it is confirmed.</summary>
/// <param name="Kind">Which command made it, so that a key is good for nothing else.</param>
/// <param name="Body">What that command needs to go on; its own business.</param>
internal sealed record PendingConfirmation(string Kind, string Body);

/// <summary>What a key led to.</summary>
internal abstract record TakeConfirmationResult
{
    private TakeConfirmationResult()
    {
    }

    /// <summary>The confirmation is this call's; a second handling of the same update gets it again.</summary>
    internal sealed record Taken(PendingConfirmation Confirmation) : TakeConfirmationResult;

    /// <summary>It was confirmed before, by another tap.</summary>
    internal sealed record Used : TakeConfirmationResult;

    /// <summary>Too old, made up, or another chat's.</summary>
    internal sealed record Unknown : TakeConfirmationResult;
}
