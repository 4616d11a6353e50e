namespace ChatDigestBot.Articles.Topics;

/// <summary>Says what an article is about: learned topics by <see cref="TopicModel"/>, others by <see cref="WordRule"/>. Pure.</summary>
internal static class TopicClassifier
{
    public const int MaxTopics = 3;

    private const int MaxReasons = 8;
    private const double LongText = 250; // a shorter one has little room for what it is not about
    private const double UnnamedInLongText = 0.4;

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
        var found = new List<(int Index, int Place, double Points)>();
        for (var index = 0; index < topics.Topics.Count; index++)
        {
            if (topics.Topics[index].PlaceInModel is not { } place || findings.Tallies[index] is { IsVetoed: true })
            {
                continue;
            }

            var points = model.Points(place, known, findings.Features(index, rivals[index]));
            if (points >= topics.Threshold)
            {
                found.Add((index, place, points));
            }
        }

        DropWhatIsSpokenOfBeside(found, findings, topics.Threshold);
        return found.ConvertAll(topic =>
            Score(topics.Topics[topic.Index], topic.Points, [.. findings.Tallies[topic.Index]?.Reasons ?? [], .. model.Reasons(topic.Place, known)]));
    }

    // A long text speaks of much beside its subject: what neither title nor source names is a second one only where the text leaves little doubt.
    private static void DropWhatIsSpokenOfBeside(List<(int Index, int Place, double Points)> found, TopicFindings findings, double threshold)
    {
        if (found.Count > 1 && findings.Length > LongText)
        {
            var strongest = found.Max(topic => topic.Points);
            found.RemoveAll(topic => topic.Points < strongest
                && topic.Points < WordRule.Required(findings.Tallies[topic.Index]?.Named ?? 0, threshold, UnnamedInLongText));
        }
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
