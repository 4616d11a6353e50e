namespace ChatDigestBot.Subscribers.SavedQueries;

/// <summary>Words somebody follows or mutes: a stored query.</summary>
internal sealed record SavedQuery
{
    /// <summary>Short and stable; queries that mean the same have the same.</summary>
    public required string Key { get; init; }

    /// <summary>As it was typed, in the language of <c>/search</c>, without limits in time.</summary>
    public required string Query { get; init; }

    /// <summary>Alerts tell what was first seen after this.</summary>
    public required DateTimeOffset ChosenAt { get; init; }
}
