using System.Text;
using ChatDigestBot.Articles.Cleaning;
using ChatDigestBot.Articles.Drafting;
using ChatDigestBot.Articles.Reading;
using ChatDigestBot.Articles.Topics;

namespace ChatDigestBot.Tests.Articles.Topics;

/// <summary>Where a post stands speaks for its topic, be its source among its categories or named beside them.</summary>
public sealed class SourceTopicTests
{
    private const string Arm = "Our robots now stop within a hand's breadth, and the gripper takes bottles.";
    private const string Warehouse = "岭舟把二十台搬运机器人送进望川的三座仓库，夜里由它们理货。仓库说，理货的时间短了三成，夜班只留两个人看着。";

    [Theory]
    [InlineData("robotics", "What we changed in March", Arm, "Halden Robotics News")]
    [InlineData("robotics", "三座仓库夜里没有人", Warehouse, "岭舟机器人网")]
    public void The_source_a_head_names_speaks_for_a_topic_as_one_among_the_categories_does(string topic, string title, string text, string source)
    {
        Assert.DoesNotContain(topic, TopicsOf(title, text, "categories: [News]"));
        Assert.Contains(topic, TopicsOf(title, text, $"categories: [News, {source}]"));
        Assert.Contains(topic, TopicsOf(title, text, $"categories: [News]\nsource: {source}"));
        Assert.Contains(topic, TopicsOf(title, text, $"来源: {source}"));
    }

    [Theory]
    [InlineData("source: https://halden.example/robotics/what-we-changed")]
    [InlineData("author: Ana Brandt, Halden Robotics")]
    public void An_address_and_a_writer_are_no_source_that_is_named_after_a_topic(string head) =>
        Assert.DoesNotContain("robotics", TopicsOf("What we changed in March", Arm, head));

    [Fact]
    public void A_source_that_is_among_the_categories_too_counts_once() =>
        Assert.Equal(["News", "Halden Robotics"], Read("What we changed", Arm, "categories: [News, Halden Robotics]\nsource: Halden Robotics").Origins);

    private static string[] TopicsOf(string title, string text, string head) =>
        [.. TopicClassifier.Classify(OurTopics.Shipped, ArticleDraft.EvidenceOf(Read(title, text, head))).Select(score => score.Topic)];

    private static CleanPost Read(string title, string text, string head) =>
        PostCleaner.Clean(((PostReading.Loaded)PostReader.Read("a.md", Encoding.UTF8.GetBytes($"---\ntitle: {title}\n{head}\n---\n\n{text}\n"))).Post, DateTimeOffset.UnixEpoch);
}
