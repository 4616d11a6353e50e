namespace ChatDigestBot.Search.Queries;

/// <summary>What a person asks for: all clauses, within the time.</summary>
internal sealed record SearchQuery
{
    /// <summary>As typed, without space around it.</summary>
    public required string Text { get; init; }

    public required IReadOnlyList<QueryClause> Clauses { get; init; }

    /// <summary>Published at this moment or later.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Published before this moment.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>The limits in time as typed, such as <c>last:7d</c>.</summary>
    public IReadOnlyList<string> TimeLimits { get; init; } = [];

    public bool IsLimitedInTime => NotBefore is not null || Before is not null;

    /// <summary>The words that posts found must hold, in the order typed.</summary>
    public IEnumerable<QueryTerm.Word> Wanted => Clauses.Where(clause => !clause.IsNegated).SelectMany(clause => clause.AnyOf).OfType<QueryTerm.Word>();
}
