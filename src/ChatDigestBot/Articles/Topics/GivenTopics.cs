namespace ChatDigestBot.Articles.Topics;

/// <summary>Topics that a post names for itself: it has them whatever its words say. Pure.</summary>
internal static class GivenTopics
{
    /// <summary>How a reason of this kind is called in <c>articles show</c>.</summary>
    public const string Rule = "given";

    /// <summary>The given ones first; what no topic is called is passed over.</summary>
    public static IReadOnlyList<TopicScore> Add(TopicSet topics, IReadOnlyList<string> given, IReadOnlyList<TopicScore> found)
    {
        if (given.Count == 0)
        {
            return found;
        }

        var named = given.Select(name => (Name: name, Topic: topics.Find(name))).Where(pair => pair.Topic is not null).DistinctBy(pair => pair.Topic!.Id).ToList();
        return
        [
            .. named.Select(pair => Score(pair.Name, found.FirstOrDefault(score => score.Topic == pair.Topic!.Id) ?? new TopicScore { Topic = pair.Topic!.Id, Score = 0, Reasons = [] }, topics.Threshold)),
            .. found.Where(score => named.All(pair => pair.Topic!.Id != score.Topic)),
        ];
    }

    private static TopicScore Score(string name, TopicScore score, double points) => score with
    {
        Score = score.Score + points,
        Reasons = [new TopicReason { Rule = Rule, Found = name, Count = 1, Points = points }, .. score.Reasons],
    };
}
