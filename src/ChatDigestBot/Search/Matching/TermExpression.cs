using ChatDigestBot.Search.Words;

namespace ChatDigestBot.Search.Matching;

/// <summary>Which terms a post must have. Both databases read the same expression, each in its own spelling.</summary>
internal abstract record TermExpression
{
    private TermExpression()
    {
    }

    /// <summary>A post has this term.</summary>
    internal sealed record Has(string Term) : TermExpression;

    /// <summary>A post has some term that begins so.</summary>
    internal sealed record Begins(string Term) : TermExpression;

    internal sealed record All(IReadOnlyList<TermExpression> Of) : TermExpression;

    internal sealed record Any(IReadOnlyList<TermExpression> Of) : TermExpression;

    internal sealed record Without(TermExpression Kept, TermExpression Taken) : TermExpression;

    public static TermExpression Every { get; } = new Has(Term.EveryPost.ToString());

    /// <summary>What SQLite's MATCH takes. Each term is quoted, so nothing in it is an operator.</summary>
    public string ToFts5() => this switch
    {
        Has has => $"\"{has.Term}\"",
        Begins begins => $"\"{begins.Term}\" *",
        All all => Join(all.Of, " AND ", part => part.ToFts5()),
        Any any => Join(any.Of, " OR ", part => part.ToFts5()),
        Without without => $"({without.Kept.ToFts5()} NOT {without.Taken.ToFts5()})",
        _ => throw new InvalidOperationException(GetType().Name),
    };

    /// <summary>What PostgreSQL's <c>::tsquery</c> takes, quoted likewise.</summary>
    public string ToTsQuery() => this switch
    {
        Has has => $"'{has.Term}'",
        Begins begins => $"'{begins.Term}':*",
        All all => Join(all.Of, " & ", part => part.ToTsQuery()),
        Any any => Join(any.Of, " | ", part => part.ToTsQuery()),
        Without without => $"({without.Kept.ToTsQuery()} & !{without.Taken.ToTsQuery()})",
        _ => throw new InvalidOperationException(GetType().Name),
    };

    private static string Join(IReadOnlyList<TermExpression> parts, string sign, Func<TermExpression, string> spell) =>
        parts.Count == 1 ? spell(parts[0]) : $"({string.Join(sign, parts.Select(spell))})";
}
