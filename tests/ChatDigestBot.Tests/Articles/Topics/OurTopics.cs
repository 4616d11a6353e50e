using ChatDigestBot.Articles.Topics;

namespace ChatDigestBot.Tests.Articles.Topics;

/// <summary>The topics that ship, and what they make of a post of some medium.</summary>
internal static class OurTopics
{
    public static TopicSet Shipped { get; } = TopicFile.Parse(Repository.Text("content/topics.yaml"));

    /// <summary>The same list as an operator's own: no topic of it is learned.</summary>
    public static TopicSet WordsOnly { get; } = TopicFile.Parse(Repository.Text("content/topics.yaml").Replace("learned: true", "learned: false", StringComparison.Ordinal));

    public static string[] Of(string title, string text) => Of(Shipped, title, text);

    public static string[] ByWords(string title, string text) => Of(WordsOnly, title, text);

    private static string[] Of(TopicSet topics, string title, string text) =>
        [.. TopicClassifier.Classify(topics, new TopicEvidence { Title = title, Text = text, Categories = ["新媒体", "示例网"], Links = [] }).Select(score => score.Topic)];
}
