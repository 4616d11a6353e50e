namespace ChatDigestBot.Web;

/// <summary>One act of an admin in the console.</summary>
internal sealed record AuditEntry
{
    public required DateTimeOffset At { get; init; }

    public required long UserId { get; init; }

    public required string Action { get; init; }
}
