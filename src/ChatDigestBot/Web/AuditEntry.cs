namespace ChatDigestBot.Web;

/// <summary>One act of somebody who may do more than read.</summary>
internal sealed record AuditEntry
{
    public required long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required long UserId { get; init; }

    /// <summary>What was done, as <see cref="AuditAct"/> writes it.</summary>
    public required string Action { get; init; }

    /// <summary>To what.</summary>
    public string? Subject { get; init; }

    /// <summary>What was before; null where there was nothing or it does not matter.</summary>
    public string? Was { get; init; }
}
