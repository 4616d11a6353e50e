namespace ChatDigestBot.Digests.Planning;

/// <summary>What one tick did.</summary>
internal readonly record struct DigestPlanReport
{
    public int Digests { get; init; }

    public int Messages { get; init; }

    /// <summary>Due, but nothing was news.</summary>
    public int Empty { get; init; }

    /// <summary>Too late, or the chat cannot be reached.</summary>
    public int Skipped { get; init; }
}
