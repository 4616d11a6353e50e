using ChatDigestBot.Articles;
using ChatDigestBot.Search.Indexing;
using ChatDigestBot.Search.Matching;
using ChatDigestBot.Search.Queries;
using ChatDigestBot.Search.Words;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Search;

/// <summary>Finds articles, the best first. The one search behind chat, inline mode, console and verb; never waits for a writer.</summary>
/// <remarks>
/// The index names candidates, best places first and newest first in each (<see cref="SearchTier"/>); their texts are then looked into
/// and ranked by <see cref="PostScore"/>. The same on both databases, whose own ranking is not asked. Of one text that a story has
/// twice, as it was posted again, the better post is a hit.
/// </remarks>
internal sealed class SearchStore(Database database, QueryPlanner planner, PinyinReader pinyin, TimeProvider clock)
{
    /// <summary>Pages end here: further down nobody looks, and a narrower question helps more.</summary>
    public const int MaxRanked = 240;

    /// <summary>So many candidates are ranked against one another; the next so many follow them.</summary>
    private const int Window = 40;

    private const int MaxCountedInTitles = 5_000;

    /// <summary>What is tried where nothing matches as asked.</summary>
    private readonly (QueryChange Change, Func<DbSession, SearchPlan, Task<SearchQuery?>> Find)[] _otherwise =
        [(QueryChange.Pinyin, pinyin.FindAsync), (QueryChange.Loosened, LooseQuery.FindAsync)];

    /// <param name="query">What is asked; <see cref="SearchQueryParser"/> reads it.</param>
    /// <param name="offset">How many hits to pass over.</param>
    /// <param name="limit">How many to return at most.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public Task<SearchResult> FindAsync(SearchQuery query, int offset, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync(session => FindAsync(session, query, offset, Math.Min(limit, MaxRanked)), cancellationToken);

    private async Task<SearchResult> FindAsync(DbSession session, SearchQuery query, int offset, int limit)
    {
        var plan = await planner.PlanAsync(session, query);
        var result = await AnswerAsync(session, query, plan, QueryChange.None, offset, limit);
        if (result.Total > 0)
        {
            return offset == 0 ? result with { AlsoReads = await pinyin.FindAsync(session, plan) } : result;
        }

        foreach (var (change, find) in _otherwise)
        {
            if (await find(session, plan) is { } other
                && await AnswerAsync(session, query, await planner.PlanAsync(session, other), change, offset, limit) is { Total: > 0 } answer)
            {
                return answer;
            }
        }

        return result;
    }

    private async Task<SearchResult> AnswerAsync(DbSession session, SearchQuery asked, SearchPlan plan, QueryChange change, int offset, int limit)
    {
        var candidates = await CandidatesAsync(session, plan);
        var total = candidates.Count;
        if (total == MaxRanked)
        {
            total = Math.Max(total, await IndexReader.CountAsync(session, plan.Terms(plan.HasSingle ? plan.Tiers[0] : plan.Tiers[^1]), plan.Query, SearchResult.MaxCounted + 1));
        }

        var weights = await WeighAsync(session, plan);
        var hits = new List<RankedPost>();
        var told = new Dictionary<string, List<string>>(StringComparer.Ordinal); // texts by their story
        var looked = 0;
        while (looked < candidates.Count && hits.Count < offset + limit + 1)
        {
            var some = candidates.Skip(looked).Take(Window).ToList();
            var ranked = (await RankAsync(session, plan, weights, some)).Where(IsNew).ToList();
            looked += some.Count;
            total -= some.Count - ranked.Count;
            hits.AddRange(ranked);
        }

        return new SearchResult
        {
            Asked = asked,
            Answered = plan.Query,
            Change = change,
            Hits = [.. hits.Skip(offset).Take(limit).Select(hit => Render(plan, hit))],
            Offset = offset,
            Total = total,
            IsTotalAtLeast = plan.HasSingle && candidates.Count == MaxRanked,
            HasMore = hits.Count > offset + limit,
        };

        // A text is long: it is looked at only where its story was told before.
        bool IsNew(RankedPost hit)
        {
            var text = hit.Text.Length > 0 ? hit.Text : hit.Article.Title;
            if (!told.TryGetValue(hit.Article.StoryId, out var texts))
            {
                told.Add(hit.Article.StoryId, texts = []);
            }

            var isNew = !texts.Contains(text);
            if (isNew)
            {
                texts.Add(text);
            }

            return isNew;
        }
    }

    private static async Task<List<long>> CandidatesAsync(DbSession session, SearchPlan plan)
    {
        var candidates = new List<long>();
        var known = new HashSet<long>();
        foreach (var tier in plan.Tiers)
        {
            if (candidates.Count < MaxRanked)
            {
                var named = await IndexReader.NewestAsync(session, plan.Terms(tier), plan.Query, MaxRanked);
                candidates.AddRange(named.Select(post => post.ArticleId).Where(known.Add).Take(MaxRanked - candidates.Count));
            }
        }

        return candidates;
    }

    /// <summary>Words of few titles weigh more than words of many.</summary>
    private static async Task<IReadOnlyList<(SoughtWord Word, double Weight)>> WeighAsync(DbSession session, SearchPlan plan)
    {
        if (plan.Words.Count <= 1)
        {
            return [.. plan.Words.Select(word => (word, 1.0))];
        }

        var rarities = new List<double>();
        foreach (var word in plan.Words)
        {
            rarities.Add(Math.Log(2 + ((double)MaxCountedInTitles / (1 + await IndexReader.CountAsync(session, word.Terms(SearchField.Title), MaxCountedInTitles)))));
        }

        return [.. plan.Words.Zip(rarities, (word, rarity) => (word, rarity / rarities.Sum()))];
    }

    private async Task<List<RankedPost>> RankAsync(DbSession session, SearchPlan plan, IReadOnlyList<(SoughtWord Word, double Weight)> weights, List<long> ids)
    {
        var now = clock.GetUtcNow();
        var texts = await SearchedTexts.ReadAsync(session, ids);
        var hits = new List<RankedPost>();
        foreach (var article in await ArticleCatalogue.FindManyAsync(session, ids))
        {
            var text = texts.GetValueOrDefault(article.Id, "");
            var (foldedTitle, foldedText) = (SearchFolding.Fold(article.Title), SearchFolding.Fold(text));
            if (plan.Accepts(article, foldedTitle, foldedText))
            {
                hits.Add(new RankedPost(article, text, PostScore.Of(weights, foldedTitle, foldedText, now - article.PublishedAt, article.IsAdvert)));
            }
        }

        return [.. hits.OrderByDescending(hit => hit.Score).ThenByDescending(hit => hit.Article.PublishedAt).ThenByDescending(hit => hit.Article.Id)];
    }

    private static SearchHit Render(SearchPlan plan, RankedPost hit) => new()
    {
        Article = hit.Article,
        Score = hit.Score,
        Title = Snippet.Mark(hit.Article.Title, plan.Words),
        Snippet = Snippet.Of(hit.Article.Title, hit.Text, hit.Article.Summary, plan.Words),
    };

    private sealed record RankedPost(Article Article, string Text, double Score);
}
