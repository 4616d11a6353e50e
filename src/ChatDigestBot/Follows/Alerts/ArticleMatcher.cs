using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Follows.Following;
using ChatDigestBot.Search.Indexing;
using ChatDigestBot.Search.Matching;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers.SavedQueries;

namespace ChatDigestBot.Follows.Alerts;

/// <summary>Compares new articles with everything that is followed, each distinct query once for all who follow it.</summary>
/// <remarks>
/// It asks of a text what a search asks of its candidates (<see cref="SearchPlan.Accepts"/>), without the index: a few texts are looked into faster
/// than a thousand statements are made, and what a search would find is what is told.
/// </remarks>
internal sealed class ArticleMatcher(Database database, QueryPlanner planner, TopicCatalogue topics, FreshnessOptions options, TimeProvider clock)
{
    private const int ArticlesAtOnce = 50;

    /// <summary>Compares all that waits. A batch is one transaction: killed anywhere, an article is either compared or still waits.</summary>
    public async Task<MatchReport> RunAsync(CancellationToken cancellationToken)
    {
        var report = new MatchReport();
        IReadOnlyList<FollowPlan>? followed = null;
        while (await database.ReadAsync(session => AlertStore.FindUnmatchedAsync(session, ArticlesAtOnce), cancellationToken) is { Count: > 0 } ids)
        {
            followed ??= await database.ReadAsync(PlanAsync, cancellationToken);
            var matches = followed.Count == 0 ? [] : await database.ReadAsync(session => CompareAsync(session, ids, followed), cancellationToken);
            var added = await database.WriteInBulkAsync(session => AlertStore.WriteMatchesAsync(session, ids, matches, clock.GetUtcNow()), cancellationToken);
            report = new MatchReport(report.Articles + ids.Count, followed.Count, report.Matches + added);
        }

        return report;
    }

    private async Task<IReadOnlyList<FollowPlan>> PlanAsync(DbSession session)
    {
        var now = clock.GetUtcNow();
        var plans = new List<FollowPlan>();
        foreach (var follow in await FollowStore.ListDistinctAsync(session))
        {
            if (FollowedQuery.Read(follow.Query, now, topics) is { } read)
            {
                plans.Add(new FollowPlan(follow.Key, await planner.PlanAsync(session, read.Query)));
            }
        }

        return plans;
    }

    private async Task<List<FoundMatch>> CompareAsync(DbSession session, List<long> ids, IReadOnlyList<FollowPlan> followed)
    {
        var now = clock.GetUtcNow();
        var texts = await SearchedTexts.ReadAsync(session, ids);
        var matches = new List<FoundMatch>();
        foreach (var article in (await ArticleCatalogue.FindManyAsync(session, ids)).Where(article => NewArticleSink.IsNews(article, options, now) && !article.IsHidden(now)))
        {
            var (title, text) = (SearchFolding.Fold(article.Title), SearchFolding.Fold(texts.GetValueOrDefault(article.Id, "")));
            matches.AddRange(followed
                .Where(follow => follow.Plan.Accepts(article, title, text))
                .Select(follow => new FoundMatch(follow.Key, article.Id, article.FirstSeenAt)));
        }

        return matches;
    }

    private sealed record FollowPlan(string Key, SearchPlan Plan);
}

/// <summary>What one pass compared.</summary>
internal readonly record struct MatchReport(int Articles, int Queries, int Matches);
