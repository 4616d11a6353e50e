using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Chats;
using ChatDigestBot.Follows.Following;
using ChatDigestBot.Search.Indexing;
using ChatDigestBot.Search.Matching;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers.SavedQueries;

namespace ChatDigestBot.Follows.Muting;

/// <summary>Says what of some articles each target has muted. Serves one pass: an article is compared once with each query, whoever muted it.</summary>
internal sealed class MutedStories(QueryPlanner planner, TopicCatalogue topics, DateTimeOffset now)
{
    private readonly Dictionary<string, SearchPlan?> _plans = [];
    private readonly Dictionary<long, (string Title, string Text)> _texts = [];
    private readonly Dictionary<(string Key, long ArticleId), bool> _verdicts = [];

    /// <summary>The stories of its group's articles that each target does not want to read of; a target without any is missing.</summary>
    public async Task<ILookup<Target, string>> FindAsync(DbSession session, IReadOnlyList<(IReadOnlyCollection<Target> Targets, IReadOnlyCollection<Article> Articles)> groups)
    {
        var mutes = await MuteStore.FindAsync(session, groups.SelectMany(group => group.Targets));
        if (mutes.Count == 0)
        {
            return Array.Empty<(Target Target, string Story)>().ToLookup(pair => pair.Target, pair => pair.Story);
        }

        var muting = mutes.Select(mute => mute.Target).ToHashSet();
        var articles = groups.SelectMany(group => group.Targets.Where(muting.Contains).Select(target => (Target: target, group.Articles))).ToLookup(pair => pair.Target, pair => pair.Articles);
        await ReadTextsAsync(session, articles.SelectMany(target => target).SelectMany(some => some));
        foreach (var (_, key, query) in mutes)
        {
            if (!_plans.ContainsKey(key))
            {
                _plans[key] = FollowedQuery.Read(query, now, topics) is { } read ? await planner.PlanAsync(session, read.Query) : null;
            }
        }

        return mutes
            .SelectMany(mute => articles[mute.Target].SelectMany(some => some).Where(article => Has(mute.Key, article)).Select(article => (mute.Target, article.StoryId)))
            .ToLookup(pair => pair.Target, pair => pair.StoryId);
    }

    private async Task ReadTextsAsync(DbSession session, IEnumerable<Article> articles)
    {
        var missing = articles.Where(article => !_texts.ContainsKey(article.Id)).DistinctBy(article => article.Id).ToList();
        var texts = await SearchedTexts.ReadAsync(session, [.. missing.Select(article => article.Id)]);
        foreach (var article in missing)
        {
            _texts[article.Id] = (SearchFolding.Fold(article.Title), SearchFolding.Fold(texts.GetValueOrDefault(article.Id, "")));
        }
    }

    private bool Has(string key, Article article)
    {
        if (!_verdicts.TryGetValue((key, article.Id), out var has))
        {
            var (title, text) = _texts[article.Id];
            has = _plans[key] is { } plan && plan.Accepts(article, title, text);
            _verdicts[(key, article.Id)] = has;
        }

        return has;
    }
}
