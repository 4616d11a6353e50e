namespace ChatDigestBot.Search.Queries;

/// <summary>One thing a searcher named.</summary>
internal abstract record QueryTerm
{
    private QueryTerm()
    {
    }

    /// <summary>A word or phrase.</summary>
    /// <param name="Typed">As the person wrote it, without quotes and signs.</param>
    /// <param name="IsPhrase">Was in quotes: its words follow one another, in exactly this form.</param>
    /// <param name="InTitle">Counts in the title only.</param>
    internal sealed record Word(string Typed, bool IsPhrase = false, bool InTitle = false) : QueryTerm;

    /// <summary>A topic by id or any of its names.</summary>
    internal sealed record Topic(string Name) : QueryTerm;

    /// <summary>A source by its name or a part of it.</summary>
    internal sealed record Source(string Name) : QueryTerm;
}

/// <summary>A condition: one of the terms holds, or, where negated, none does.</summary>
internal sealed record QueryClause(IReadOnlyList<QueryTerm> AnyOf, bool IsNegated = false);
