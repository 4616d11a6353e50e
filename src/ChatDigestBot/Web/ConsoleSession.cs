namespace ChatDigestBot.Web;

/// <summary>A browser on which somebody is signed in.</summary>
internal sealed record ConsoleSession
{
    /// <summary>Names it to its owner; signs nobody in.</summary>
    public required string KeyHash { get; init; }

    public required long UserId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset UsedAt { get; init; }

    /// <summary>Where it came from when it signed in.</summary>
    public string? Address { get; init; }

    /// <summary>What the browser calls itself.</summary>
    public string? Agent { get; init; }
}
