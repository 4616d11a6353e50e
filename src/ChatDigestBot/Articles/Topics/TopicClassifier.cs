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
        return [.. ByModel(topics, findings).Concat(ByWords(topics, findings)).OrderByDescending(score => score.Score).Take(MaxTopics)];
    }

    private static IEnumerable<TopicScore> ByModel(TopicSet topics, TopicFindings findings)
    {
        if (!topics.AnyIsLearned)
        {
            yield break;
        }

        var model = TopicModel.Shipped;
        var ofText = model.Weigh(findings);
        for (var index = 0; index < topics.Topics.Count; index++)
        {
            if (topics.Topics[index].Learned is not { } learned || findings.Tallies[index] is { IsVetoed: true })
            {
                continue;
            }

            var points = model.Points(learned, ofText[learned], findings.Features(index), topics.Threshold);
            if (points >= topics.Threshold)
            {
                var words = findings.Tallies[index]?.Reasons ?? [];
                yield return Score(topics.Topics[index], points, [.. words, .. model.Reasons(learned, findings)]);
            }
        }
    }

    private static IEnumerable<TopicScore> ByWords(TopicSet topics, TopicFindings findings)
    {
        var found = topics.Topics
            .Select((topic, index) => (Topic: topic, Tally: findings.Tallies[index]))
            .Where(pair => pair is { Topic.Learned: null, Tally.IsVetoed: false })
            .Select(pair => (pair.Topic, pair.Tally!));
        return WordRule.Choose(found, topics.Threshold, findings.Length > 0).Select(pair => Score(pair.Topic, pair.Tally.Total, pair.Tally.Reasons));
    }

    private static TopicScore Score(Topic topic, double points, IEnumerable<TopicReason> reasons) => new()
    {
        Topic = topic.Id,
        Score = Math.Round(points, 1),
        Reasons = [.. reasons.OrderByDescending(reason => Math.Abs(reason.Points)).Take(MaxReasons)],
    };
}
