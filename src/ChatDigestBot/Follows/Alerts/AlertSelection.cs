using ChatDigestBot.Articles;

namespace ChatDigestBot.Follows.Alerts;

/// <summary>Chooses what an alert tells out of what matched. Pure.</summary>
internal static class AlertSelection
{
    public const int MaxItems = 5;

    /// <summary>A story once, those that have most of the words before others, then the newest; null where nothing is left to tell.</summary>
    /// <param name="matches">Of one subscriber, the oldest first.</param>
    /// <param name="articles">Those that are news; matches of others are passed over.</param>
    /// <param name="isTold">Whether the target knows a story.</param>
    public static Alert? Choose(IEnumerable<FollowerMatch> matches, IReadOnlyDictionary<long, Article> articles, Func<string, bool> isTold)
    {
        var known = matches.Where(match => articles.ContainsKey(match.ArticleId)).ToList();
        var stories = known
            .GroupBy(match => articles[match.ArticleId].StoryId)
            .Where(story => !isTold(story.Key))
            .Select(story => new AlertItem(Representative(story, articles), [.. story.Select(match => match.Key).Distinct()]))
            .OrderByDescending(item => item.Keys.Count).ThenByDescending(item => item.Article.PublishedAt).ThenByDescending(item => item.Article.Id)
            .ToList();
        if (stories.Count == 0)
        {
            return null;
        }

        var items = stories.Take(MaxItems).OrderByDescending(item => item.Article.PublishedAt).ThenByDescending(item => item.Article.Id).ToList();
        var left = stories.Skip(MaxItems).SelectMany(item => item.Keys).CountBy(key => key).ToDictionary();
        var queries = known.DistinctBy(match => match.Key).ToDictionary(match => match.Key, match => match.Query);
        var words = items.SelectMany(item => item.Keys).Concat(left.Keys).Distinct().Select(key => new AlertQuery(key, queries[key], left.GetValueOrDefault(key)));
        return new Alert(items, [.. words]);
    }

    // Of several articles of a story that match, the one that stands for it, else the first.
    private static Article Representative(IEnumerable<FollowerMatch> story, IReadOnlyDictionary<long, Article> articles)
    {
        var tellers = story.Select(match => articles[match.ArticleId]).ToList();
        return tellers.Find(article => article.IsStoryLead) ?? tellers[0];
    }
}
