namespace ChatDigestBot.Web;

/// <summary>One act of somebody with a role, in the chat or in the console.</summary>
internal sealed record AuditEntry
{
    public required DateTimeOffset At { get; init; }

    public required long UserId { get; init; }

    public required string Action { get; init; }

    /// <summary>What was before; null where there was nothing or it does not matter.</summary>
    public string? Was { get; init; }
}
