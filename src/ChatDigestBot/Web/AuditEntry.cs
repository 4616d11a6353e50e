namespace ChatDigestBot.Web;

/// <summary>One act of somebody who may do more than read.</summary>
internal sealed record AuditEntry
{
    public required long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required long UserId { get; init; }

    /// <summary>What was done: the end of a key in the texts, such as <c>job-run</c>, or plain words.</summary>
    public required string Action { get; init; }

    /// <summary>To what.</summary>
    public string? Subject { get; init; }

    /// <summary>What was before; null where there was nothing or it does not matter.</summary>
    public string? Was { get; init; }
}
