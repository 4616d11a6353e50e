using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatDigestBot.Tests.Articles.Topics;

public sealed class TopicFileTests
{
    private const string Good = "threshold: 10\ntopics:\n  - { id: ai, emoji: 🤖, zh: 人工智能, en: AI, aliases: [大模型], words: { 10: [人工智能] } }\n";

    [Fact]
    public void Our_own_topics_are_well_formed_and_found_by_every_name()
    {
        var topics = TopicFile.Parse(Repository.Text("content/topics.yaml"));
        Assert.Subset(
            topics.Topics.Select(topic => topic.Id).ToHashSet(),
            new HashSet<string> { "smart-city", "ai", "chips", "5g", "ev", "energy", "security", "open-source", "cloud", "blockchain", "robotics", "space" });
        foreach (var topic in topics.Topics)
        {
            Assert.Equal(topic, topics.Find(topic.Id));
            Assert.All(Languages.All, language => Assert.Equal(topic, topics.Find(topic.Name(language))));
            Assert.All(topic.Aliases, alias => Assert.Equal(topic, topics.Find(alias)));
        }
    }

    [Theory]
    [InlineData("智慧城市", "smart-city")]
    [InlineData("Smart City", "smart-city")]
    [InlineData("#ai", "ai")]
    [InlineData("人工智慧", "ai")]
    [InlineData("ＡＩ", "ai")]
    [InlineData("opensource", "open-source")]
    [InlineData("晶片", "chips")]
    [InlineData("nonsense", null)]
    public void People_may_write_a_topic_in_many_ways(string text, string? id) => Assert.Equal(id, TopicFile.Parse(Repository.Text("content/topics.yaml")).Find(text)?.Id);

    [Theory]
    [InlineData("topics: []", "line 1, threshold: is missing")]
    [InlineData("threshold: ten\ntopics: []", "line 1, threshold: must be a number")]
    [InlineData("threshold: 10\ntopics:\n  - { emoji: x, zh: y, en: z }", "line 3, id: is missing")]
    [InlineData("threshold: 10\ntopics:\n  - { id: A B, emoji: x, zh: y, en: z }", "line 3, id: must be")]
    [InlineData("threshold: 10\ntopics:\n  - { id: ab, emoji: x, zh: y, en: z, wrods: {} }", "line 3, wrods: is unknown")]
    [InlineData("threshold: 10\ntopics:\n  - { id: ab, emoji: x, zh: y, en: z }\n  - { id: ab, emoji: x, zh: y, en: z }", "id: ab is there twice")]
    [InlineData("threshold: 10\ntopics:\n  - id: ab\n    emoji: x\n    zh: y\n    en: z\n    words:\n      10: [云]", "line 8, words: \"云\" is too short")]
    [InlineData("threshold: 10\ntopics:\n  - id: ab\n    emoji: x\n    zh: y\n    en: z\n    words:\n      10: [云#]", "line 8, words: \"云#\" is too short")]
    [InlineData("threshold: 10\ntopics:\n  - id: ab\n    emoji: x\n    zh: y\n    en: z\n    words:\n      10: [云端]\n      5: [云端]", "line 9, words: \"云端\" is there twice")]
    [InlineData("threshold: 10\ntopics:\n  - id: ab\n    emoji: x\n    zh: y\n    en: z\n    categories: { AI: 3, ai: 2 }", "line 7, categories: \"ai\" is there twice")]
    [InlineData("threshold: 10\ntopics:\n  - id: ab\n    emoji: x\n    zh: y\n    en: z\n    categories: { 雲: 3, 云: 2 }", "line 7, categories: \"云\" is there twice")]
    [InlineData("threshold: 10\ntopics:\n  - id: ab\n    emoji: x\n    zh: y\n    en: z\n    links: { 'https://a.b/': 3, ' https://a.b/ ': 2 }", "line 7, links: \"https://a.b/\" is there twice")]
    [InlineData("threshold: 10\ntopics:\n  - { id: ab, emoji: x, zh: y, en: z, veto: [云] }", "line 3, veto: \"云\" is too short")]
    [InlineData("threshold: 10\nignore: [a]\ntopics:\n  - { id: ab, emoji: x, zh: y, en: z }", "line 2, ignore: \"a\" is too short")]
    [InlineData("threshold: 10\nmarket: [a]\ntopics:\n  - { id: ab, emoji: x, zh: y, en: z }", "line 2, market: \"a\" is too short")]
    [InlineData("threshold: 10\ntopics:\n  - { id: ab, emoji: x, zh: y, en: z, learned: true }", "line 3, learned: \"ab\" is not among the learned topics")]
    [InlineData("threshold: 10\ntopics: [", "is not valid YAML")]
    [InlineData("- a", "line 1, the file: must be a mapping")]
    [InlineData("", "the file: must be one mapping")]
    public void A_fault_names_line_and_key(string yaml, string message) => Assert.Contains(message, Assert.Throws<ContentFileException>(() => TopicFile.Parse(yaml)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_wrong_file_is_said_to_be_wrong_at_every_reading_until_it_is_mended()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "threshold: 10\ntopics:\n  - id: ab\n    emoji: x\n    zh: y\n    en: z\n    categories: { AI: 3, ai: 2 }\n");
        var catalogue = new TopicCatalogue(path, NullLogger<TopicCatalogue>.Instance);
        for (var reading = 0; reading < 3; reading++)
        {
            Assert.False(catalogue.Reload());
            Assert.Contains("is there twice", catalogue.Problem, StringComparison.Ordinal);
        }

        catalogue.FallBackTo("threshold: 10\ntopics: [");
        Assert.Empty(catalogue.All);
        catalogue.FallBackTo(Good);
        Assert.NotEmpty(catalogue.All);
        File.Delete(path);
    }

    [Fact]
    public void The_last_good_topics_stay_while_the_file_is_wrong_or_gone()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, Good);
        var catalogue = new TopicCatalogue(path, NullLogger<TopicCatalogue>.Instance);
        Assert.Equal("ai", catalogue.Find("大模型")?.Id);
        Assert.Null(catalogue.Problem);

        File.WriteAllText(path, "threshold: 10\ntopics: [");
        Assert.False(catalogue.Reload());
        Assert.NotNull(catalogue.Problem);
        Assert.Equal("ai", catalogue.Find("大模型")?.Id);

        File.Delete(path);
        Assert.False(catalogue.Reload());
        Assert.Equal("ai", catalogue.Find("大模型")?.Id);

        File.WriteAllText(path, Good.Replace("大模型", "神经网络", StringComparison.Ordinal));
        Assert.True(catalogue.Reload());
        Assert.Equal((null, "ai"), (catalogue.Find("大模型")?.Id, catalogue.Find("神经网络")?.Id));
        File.Delete(path);
    }
}
