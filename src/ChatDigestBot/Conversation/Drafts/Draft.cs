namespace ChatDigestBot.Conversation.Drafts;

/// <summary>Something prepared that cannot be undone once it is confirmed.</summary>
/// <param name="Kind">Which command made it, so that a key is good for nothing else.</param>
/// <param name="Body">What that command needs to go on; its own business.</param>
internal sealed record Draft(string Kind, string Body);

/// <summary>What a key led to.</summary>
internal abstract record DraftTaking
{
    private DraftTaking()
    {
    }

    /// <summary>The draft is this call's; a second handling of the same update gets it again.</summary>
    internal sealed record Taken(Draft Draft) : DraftTaking;

    /// <summary>It was confirmed before, by another tap.</summary>
    internal sealed record Used : DraftTaking;

    /// <summary>Too old, made up, or another chat's.</summary>
    internal sealed record Unknown : DraftTaking;
}
