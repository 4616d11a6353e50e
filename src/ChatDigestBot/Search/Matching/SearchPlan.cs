using ChatDigestBot.Articles;
using ChatDigestBot.Search.Queries;
using ChatDigestBot.Search.Words;

namespace ChatDigestBot.Search.Matching;

/// <summary>A condition of the plan: one of the words or labels, or none of them.</summary>
/// <param name="Words">Words of which one must be there.</param>
/// <param name="Labels">Terms of topics and sources of which one may be there instead.</param>
/// <param name="IsNegated">None may be there.</param>
internal sealed record PlannedClause(IReadOnlyList<SoughtWord> Words, IReadOnlyList<string> Labels, bool IsNegated);

/// <summary>Where the words of a query are looked for, the best places first.</summary>
internal enum SearchTier
{
    /// <summary>All words in the title.</summary>
    Title,

    /// <summary>One word in the title, the others anywhere.</summary>
    PartlyTitle,

    /// <summary>All words are what the post is about.</summary>
    Focus,

    Anywhere,
}

/// <summary>A query with its topics and sources looked up: says what to ask the index for, and what to check in a text.</summary>
internal sealed class SearchPlan
{
    private readonly IReadOnlyList<PlannedClause> _clauses;

    public SearchPlan(SearchQuery query, IReadOnlyList<PlannedClause> clauses)
    {
        Query = query;
        _clauses = clauses;
        Words = [.. clauses.Where(clause => !clause.IsNegated).SelectMany(clause => clause.Words)];
        HasSingle = Words.Any(word => word.Singles > 0 && !word.InTitle);
        Tiers = [.. TiersOf(Words, HasSingle)];
    }

    public SearchQuery Query { get; }

    /// <summary>The words that posts found have, in the order typed.</summary>
    public IReadOnlyList<SoughtWord> Words { get; }

    public IReadOnlyList<SearchTier> Tiers { get; }

    /// <summary>Has a single character, which is dear to look up in texts and dearer to count.</summary>
    public bool HasSingle { get; }

    /// <summary>What the index is asked for in a tier. The last tier holds all the others.</summary>
    public TermExpression Terms(SearchTier tier)
    {
        var wanted = _clauses.Where(clause => !clause.IsNegated).Select(clause => Either(clause, FieldOf(tier))).ToList();
        if (tier == SearchTier.PartlyTitle)
        {
            wanted.Insert(0, new TermExpression.Any([.. Words.Select(word => word.Terms(SearchField.Title))]));
        }

        TermExpression kept = wanted.Count switch
        {
            0 => TermExpression.Every,
            1 => wanted[0],
            _ => new TermExpression.All(wanted),
        };
        foreach (var clause in _clauses.Where(clause => clause.IsNegated))
        {
            var taken = clause.Labels.Select(TermExpression (label) => new TermExpression.Has(label))
                .Concat(clause.Words.Where(word => word.IsOneRun).Select(word => word.Terms(SearchField.Anywhere))).ToList();
            kept = taken.Count == 0 ? kept : new TermExpression.Without(kept, new TermExpression.Any(taken));
        }

        return kept;
    }

    /// <summary>Whether a post the index named really holds what was asked for: the index knows no order of characters.</summary>
    /// <param name="article">The post.</param>
    /// <param name="foldedTitle">Its title, folded.</param>
    /// <param name="foldedText">Its text, folded.</param>
    public bool Accepts(Article article, string foldedTitle, string foldedText)
    {
        var isTraditional = article.Language == "zh-Hant";
        return _clauses.All(clause => clause.IsNegated
            ? !clause.Words.Any(word => word.IsIn(foldedTitle, foldedText, isTraditional))
            : clause.Labels.Any(label => QueryPlanner.HasLabel(article, label)) || clause.Words.Any(word => word.IsIn(foldedTitle, foldedText, isTraditional)));
    }

    private static IEnumerable<SearchTier> TiersOf(IReadOnlyList<SoughtWord> words, bool hasSingle)
    {
        var sought = words.Count(word => !word.InTitle);
        if (words.Count > 0)
        {
            yield return SearchTier.Title;
        }

        if (sought > 1)
        {
            yield return SearchTier.PartlyTitle;
        }

        if (sought > 0 && !hasSingle)
        {
            yield return SearchTier.Focus;
        }

        if (sought > 0 || words.Count == 0)
        {
            yield return SearchTier.Anywhere;
        }
    }

    private static SearchField FieldOf(SearchTier tier) => tier switch
    {
        SearchTier.Title => SearchField.Title,
        SearchTier.Focus => SearchField.Focus,
        _ => SearchField.Anywhere,
    };

    private static TermExpression Either(PlannedClause clause, SearchField field)
    {
        var any = clause.Words.Select(word => word.Terms(field)).Concat(clause.Labels.Select(label => new TermExpression.Has(label))).ToList();
        return any.Count == 1 ? any[0] : new TermExpression.Any(any);
    }
}
