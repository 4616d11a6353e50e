namespace ChatDigestBot.Articles.Topics;

/// <summary>Says what an article is about: learned topics by <see cref="TopicModel"/>, others by <see cref="WordRule"/>. Pure.</summary>
internal static class TopicClassifier
{
    public const int MaxTopics = 3;

    private const int MaxReasons = 8;

    /// <summary>The strongest first.</summary>
    public static IReadOnlyList<TopicScore> Classify(TopicSet topics, TopicEvidence evidence)
    {
        var findings = TopicFinder.Find(topics, evidence);
        var learned = topics.AnyIsLearned ? ByModel(topics, findings) : [];
        return [.. learned.Concat(ByWords(topics, findings, learned.Count > 0)).OrderByDescending(score => score.Score).Take(MaxTopics)];
    }

    private static List<TopicScore> ByModel(TopicSet topics, TopicFindings findings)
    {
        var model = TopicModel.Shipped;
        var known = model.Find(findings);
        var rivals = findings.Rivals(topics.Topics);
        var chosen = new List<TopicScore>();
        for (var index = 0; index < topics.Topics.Count; index++)
        {
            if (topics.Topics[index].PlaceInModel is not { } place || findings.Tallies[index] is { IsVetoed: true })
            {
                continue;
            }

            var points = model.Points(place, known, findings.Features(index, rivals[index]));
            if (points >= topics.Threshold)
            {
                chosen.Add(Score(topics.Topics[index], points, [.. findings.Tallies[index]?.Reasons ?? [], .. model.Reasons(place, known)]));
            }
        }

        return chosen;
    }

    private static IEnumerable<TopicScore> ByWords(TopicSet topics, TopicFindings findings, bool hasOthers)
    {
        var found = topics.Topics
            .Select((topic, index) => (Topic: topic, Tally: findings.Tallies[index]))
            .Where(pair => pair is { Topic.PlaceInModel: null, Tally.IsVetoed: false })
            .Select(pair => (pair.Topic, pair.Tally!));
        return WordRule.Choose(found, topics.Threshold, findings.Length > 0, hasOthers).Select(pair => Score(pair.Topic, pair.Tally.Total, pair.Tally.Reasons));
    }

    private static TopicScore Score(Topic topic, double points, IEnumerable<TopicReason> reasons) => new()
    {
        Topic = topic.Id,
        Score = Math.Round(points, 1),
        Reasons = [.. reasons.OrderByDescending(reason => Math.Abs(reason.Points)).Take(MaxReasons)],
    };
}
