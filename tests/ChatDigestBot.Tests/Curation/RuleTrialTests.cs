using ChatDigestBot.Articles.Curated;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Tests.Curation;

public sealed class RuleTrialTests
{
    private const string File = """
        threshold: 10
        topics:
          - id: ai
            emoji: 🤖
            zh: 人工智能
            en: AI
            words:
              10: [人工智能]
          - id: chips
            emoji: 🔬
            zh: 芯片
            en: Chips
            words:
              10: [芯片]
        """;

    [Theory]
    [InlineData("- id: ai\n  emoji: 🤖\n  zh: 人工智能\n  en: AI\n  words:\n    10: [大模型]")]
    [InlineData("  - id: ai\n    emoji: 🤖\n    zh: 人工智能\n    en: AI\n    words:\n      10: [大模型]")]
    [InlineData("id: ai\nemoji: 🤖\nzh: 人工智能\nen: AI\nwords:\n  10: [大模型]")]
    public void A_topic_takes_the_place_of_its_own_however_it_is_indented(string block)
    {
        var (id, yaml) = RuleTrial.Merge(File, block);
        var topics = TopicFile.Parse(yaml).Topics;

        Assert.Equal("ai", id);
        Assert.Equal(["ai", "chips"], topics.Select(topic => topic.Id));
        Assert.Equal(["大模型"], topics[0].Words.Keys);
        Assert.Equal(["芯片"], topics[1].Words.Keys);
    }

    [Fact]
    public void A_new_topic_comes_behind_the_others()
    {
        var (_, yaml) = RuleTrial.Merge(File, "- id: space\n  emoji: 🚀\n  zh: 航天\n  en: Space\n  words: {10: [火箭]}");
        Assert.Equal(["ai", "chips", "space"], TopicFile.Parse(yaml).Topics.Select(topic => topic.Id));
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("- id: NO GOOD\n  emoji: x")]
    public void What_is_no_topic_is_refused(string block) => Assert.Throws<ContentFileException>(() => TopicFile.Parse(RuleTrial.Merge(File, block).Yaml));
}
