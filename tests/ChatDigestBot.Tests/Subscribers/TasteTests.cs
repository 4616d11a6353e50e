using ChatDigestBot.Subscribers.Votes;

namespace ChatDigestBot.Tests.Subscribers;

public sealed class TasteTests
{
    [Fact]
    public void Votes_come_to_one_number_a_topic_and_source_and_no_further_than_three()
    {
        var taste = Taste.Of(
        [
            .. Enumerable.Range(0, 5).Select(_ => new Vote { ChatId = 1, TopicId = "ai", Source = "示例科技", Value = 1 }),
            new Vote { ChatId = 1, TopicId = "ev", Source = "示例科技", Value = -1 },
            new Vote { ChatId = 1, TopicId = "chips", Source = null, Value = 1 },
            new Vote { ChatId = 1, TopicId = "chips", Source = null, Value = -1 },
        ]);
        Assert.Equal([("ai", 3), ("ev", -1)], taste.Topics.Select(pair => (pair.Key, pair.Value)));
        Assert.Equal([("示例科技", 3)], taste.Sources.Select(pair => (pair.Key, pair.Value)));
        Assert.Equal("@示例科技:3,ai:3,ev:-1", taste.Key);
        Assert.Equal("", Taste.None.Key);
    }

    [Fact]
    public void A_source_written_in_two_ways_is_one_source()
    {
        var taste = Taste.Of([new Vote { ChatId = 1, Source = "IT 之家", Value = 1 }, new Vote { ChatId = 1, Source = "it之家", Value = 1 }]);
        Assert.Equal([("IT 之家", 2)], taste.Sources.Select(pair => (pair.Key, pair.Value)));
        Assert.Equal(2, taste.Sources.GetValueOrDefault("ＩＴ之家"));
    }
}
