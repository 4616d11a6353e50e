namespace ChatDigestBot.Telegram.Inbox;

/// <summary>An update that waits in the database.</summary>
internal sealed record InboxRow
{
    public required long Seq { get; init; }

    public required string Queue { get; init; }

    public required string Body { get; init; }

    public required int Attempts { get; init; }
}

/// <summary>What became of an update, for the database.</summary>
/// <param name="Attempts">Failed attempts so far.</param>
/// <param name="Reason">A fixed code or the name of an exception's type.</param>
internal readonly record struct UpdateMark(long Seq, UpdateState State, int Attempts, string? Reason);
