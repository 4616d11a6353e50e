namespace ChatDigestBot.Playground.Worlds;

internal enum MemberStatus
{
    Creator,
    Administrator,
    Member,
    Restricted,
    Left,
    Kicked,
}

/// <summary>What one account is in one chat.</summary>
internal sealed record Member
{
    public required Person Person { get; init; }
    public required MemberStatus Status { get; init; }

    /// <summary>False for a restricted member, or for everybody without rights in a channel.</summary>
    public bool CanSendMessages { get; init; } = true;
    public bool IsPresent => Status is not (MemberStatus.Left or MemberStatus.Kicked);
    public bool IsAdmin => Status is MemberStatus.Creator or MemberStatus.Administrator;
}

/// <summary>A topic of a forum; the thread id is the id of the message that opened it.</summary>
internal sealed record ForumTopic(int ThreadId, string Name, bool IsClosed);
