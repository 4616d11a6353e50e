using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Search.Indexing;
using ChatDigestBot.Search.Matching;
using ChatDigestBot.Search.Queries;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers.Topics;

namespace ChatDigestBot.Search;

/// <summary>Says what else to ask: nearer the mark where much was found, anything at all where nothing was. Every advice finds something.</summary>
internal sealed class SearchAdviser(Database database, QueryPlanner planner, TopicCatalogue topics, TopicParser parser, TimeProvider clock)
{
    private const int MaxAdvice = 4;
    private const int MaxTried = 12;
    private const int MaxCorrected = 6;

    /// <summary>For a question that found nothing: the nearest ones that find something.</summary>
    public Task<IReadOnlyList<SearchAdvice>> WidenAsync(SearchQuery query, CancellationToken cancellationToken) => database.ReadAsync(
        async session =>
        {
            var corrected = await CorrectAsync(session, query);
            // Where all of it, put right, finds nothing either, its parts may.
            // Likewise the pieces of words that were run together: ai芯片.
            var asked = corrected is [var (_, mended, _)] && await CountAsync(session, mended) == 0 ? mended
                : await LooseQuery.FindAsync(session, await planner.PlanAsync(session, query)) ?? query;
            return await ThatFindAsync(session, corrected.Concat(Wider(asked)).DistinctBy(wider => QueryWriter.Write(wider.Query)).Take(MaxTried));
        },
        cancellationToken);

    /// <summary>For a question that found much: the last week, and the topic most of the hits are of.</summary>
    public Task<IReadOnlyList<SearchAdvice>> NarrowAsync(SearchResult result, CancellationToken cancellationToken) =>
        database.ReadAsync(session => ThatFindAsync(session, Narrower(result), result.Total), cancellationToken);

    /// <summary>The question with its last word, half typed, made whole; null where no word begins so.</summary>
    public Task<SearchQuery?> CompleteAsync(SearchQuery query, CancellationToken cancellationToken) => database.ReadAsync(
        async session =>
        {
            if (query.Clauses is not [.., { IsNegated: false, AnyOf: [QueryTerm.Word { IsPhrase: false } word] } last]
                || await SpellingReader.CompleteAsync(session, SearchFolding.Fold(word.Typed)) is not { } whole)
            {
                return null;
            }

            return QueryWriter.Reworded(query with { Clauses = [.. query.Clauses.SkipLast(1), last with { AnyOf = [word with { Typed = whole }] }] });
        },
        cancellationToken);

    /// <summary>For a question whose words were found in pieces only: what it may have meant as a whole.</summary>
    public Task<IReadOnlyList<SearchAdvice>> CorrectAsync(SearchQuery query, CancellationToken cancellationToken) =>
        database.ReadAsync(async session => await ThatFindAsync(session, await CorrectAsync(session, query)), cancellationToken);

    private async Task<IReadOnlyList<(AdviceKind Kind, SearchQuery Query, string Name)>> CorrectAsync(DbSession session, SearchQuery query)
    {
        var names = new List<string>();
        var clauses = new List<QueryClause>();
        foreach (var (index, clause) in query.Clauses.Index())
        {
            if (index < MaxCorrected && clause is { IsNegated: false, AnyOf: [QueryTerm.Word { IsPhrase: false } word] }
                && await MeantAsync(session, SearchFolding.Fold(word.Typed)) is { } meant)
            {
                names.Add(meant);
                clauses.Add(clause with { AnyOf = [word with { Typed = meant }] });
            }
            else if (clause is { IsNegated: false, AnyOf: [QueryTerm.Topic named] } && topics.Find(named.Name) is null && parser.Suggest(named.Name) is [var topic, ..])
            {
                names.Add(topic.Id);
                clauses.Add(clause with { AnyOf = [new QueryTerm.Topic(topic.Id)] });
            }
            else
            {
                clauses.Add(clause);
            }
        }

        return names.Count == 0 ? [] : [(AdviceKind.Correction, query with { Clauses = clauses }, string.Join(' ', names))];
    }

    private async Task<string?> MeantAsync(DbSession session, string folded)
    {
        var known = topics.All.SelectMany(topic => topic.Words.Where(word => word.Value > 0).Select(word => word.Key)).Distinct().ToList();
        return await SpellingReader.CorrectAsync(session, folded, known.SelectMany(word => word.Split(' ')).Where(word => !word.AsSpan().ContainsAnyExceptInRange('a', 'z')))
            ?? await SpellingReader.CorrectHanAsync(session, folded, known);
    }

    /// <summary>What asks for less, the slightest change first.</summary>
    private static IEnumerable<(AdviceKind Kind, SearchQuery Query, string Name)> Wider(SearchQuery query)
    {
        var anyTime = query with { NotBefore = null, Before = null, TimeLimits = [] };
        if (query.IsLimitedInTime && query.Clauses.Count > 0)
        {
            yield return (AdviceKind.AnyTime, anyTime, "");
        }

        var words = query.Clauses.Where(clause => clause.AnyOf.All(term => term is QueryTerm.Word)).ToList();
        if (words.Count > 0 && words.Count < query.Clauses.Count)
        {
            yield return (AdviceKind.AnyTopic, query with { Clauses = words }, "");
            if (query.IsLimitedInTime)
            {
                yield return (AdviceKind.AnyTopic, anyTime with { Clauses = words }, "");
            }
        }

        var wanted = words.Where(clause => !clause.IsNegated).ToList();
        if (wanted.Count > 0 && wanted.Count < words.Count)
        {
            yield return (AdviceKind.NothingTakenAway, anyTime with { Clauses = wanted }, "");
        }

        var plain = wanted.Select(clause => clause with { AnyOf = [.. clause.AnyOf.OfType<QueryTerm.Word>().Select(word => new QueryTerm.Word(word.Typed))] }).ToList();
        if (wanted.SelectMany(clause => clause.AnyOf).OfType<QueryTerm.Word>().Any(word => word.IsPhrase || word.InTitle))
        {
            yield return (AdviceKind.Anywhere, anyTime with { Clauses = plain }, "");
        }

        // Words that every text has are the first to go, and never stay alone.
        var telling = plain.Where(clause => !EverydayWords.Allows(clause)).ToList();
        if (telling.Count > 0 && telling.Count < plain.Count)
        {
            yield return Fewer(telling);
        }

        for (var left = plain.Count - 1; plain.Count > 1 && left >= 0; left--)
        {
            var fewer = plain.Where((_, index) => index != left).ToList();
            if (fewer.Exists(telling.Contains))
            {
                yield return Fewer(fewer);
            }
        }

        foreach (var clause in plain.Count > 2 ? telling : [])
        {
            yield return Fewer([clause]);
        }

        (AdviceKind, SearchQuery, string) Fewer(IReadOnlyList<QueryClause> clauses) =>
            (AdviceKind.FewerWords, anyTime with { Clauses = clauses }, string.Join(' ', clauses.Select(QueryWriter.Write)));
    }

    private IEnumerable<(AdviceKind Kind, SearchQuery Query, string Name)> Narrower(SearchResult result)
    {
        var query = result.Answered;
        if (!query.IsLimitedInTime)
        {
            yield return (AdviceKind.LastWeek, query with { NotBefore = clock.GetUtcNow().AddDays(-7), TimeLimits = ["last:7d"] }, "");
        }

        var asked = query.Clauses.SelectMany(clause => clause.AnyOf).OfType<QueryTerm.Topic>().Any();
        var topic = result.Hits.SelectMany(hit => hit.Article.Topics).GroupBy(id => id).OrderByDescending(group => group.Count()).Select(group => topics.Find(group.Key)).FirstOrDefault(known => known is not null);
        if (!asked && topic is not null)
        {
            yield return (AdviceKind.InTopic, query with { Clauses = [.. query.Clauses, new QueryClause([new QueryTerm.Topic(topic.Id)])] }, topic.Id);
        }
    }

    private async Task<IReadOnlyList<SearchAdvice>> ThatFindAsync(DbSession session, IEnumerable<(AdviceKind Kind, SearchQuery Query, string Name)> others, int fewerThan = int.MaxValue)
    {
        var found = new List<SearchAdvice>();
        foreach (var (kind, other, name) in others)
        {
            if (found.Count < MaxAdvice && await CountAsync(session, other) is > 0 and var count && count < fewerThan)
            {
                found.Add(new SearchAdvice(kind, QueryWriter.Reworded(other), count, name));
            }
        }

        return found;
    }

    private async Task<int> CountAsync(DbSession session, SearchQuery query)
    {
        var plan = await planner.PlanAsync(session, query);
        return await IndexReader.CountAsync(session, plan.Terms(plan.Tiers[^1]), plan.Query, SearchResult.MaxCounted + 1);
    }
}
