using ChatDigestBot.Digests.Composing;
using ChatDigestBot.Texts;
using FsCheck;
using FsCheck.Fluent;

namespace ChatDigestBot.Tests.Digests;

public class DigestSelectionTests
{
    [Fact]
    public void Of_one_source_two_are_enough_as_long_as_another_has_something()
    {
        var ranked = Ranked([.. Enumerable.Range(1, 5).Select(id => (id, (string?)"one source", "ai")), (6, "another", "ai"), (7, "a third", "ai")]);

        Assert.Equal(2, DigestSelection.Choose(ranked, 4).Count(item => item.Article.Source == "one source"));
        Assert.Equal(3, DigestSelection.Choose(ranked, 5).Count(item => item.Article.Source == "one source"));
    }

    [Fact]
    public void One_source_written_in_several_ways_is_one()
    {
        var ranked = Ranked([(1, "ABC网", "ai"), (2, "abc网", "ai"), (3, "ＡＢＣ 網", "ai"), (4, "another", "ai"), (5, "a third", "ai")]);

        Assert.Equal(2, DigestSelection.Choose(ranked, 4).Count(item => item.Article.Id <= 3));
    }

    [Fact]
    public void A_store_of_one_source_fills_a_digest()
    {
        var ranked = Ranked(Enumerable.Range(1, 10).Select(id => (id, (string?)"one feed", "ai")));

        Assert.Equal(8, DigestSelection.Choose(ranked, 8).Count);
    }

    [Fact]
    public void Articles_that_name_no_source_are_not_of_one_source() =>
        Assert.Equal(5, DigestSelection.Choose(Ranked(Enumerable.Range(1, 5).Select(id => (id, (string?)null, "ai"))), 5).Count);

    [Fact]
    public void A_topic_that_has_been_told_leaves_room_for_another()
    {
        var ranked = Ranked([(1, "a", "ai"), (2, "b", "ai"), (3, "c", "ai"), (4, "d", "chips")]);

        Assert.Equal(["ai", "chips"], DigestSelection.Choose(ranked, 2).Select(item => item.TopicId));
    }

    [Fact]
    public void An_item_says_that_variety_cost_it_something()
    {
        var second = DigestSelection.Choose(Ranked([(1, "a", "ai"), (2, "b", "ai")]), 2)[1];

        Assert.Contains(new ScorePart(ScorePart.Variety, -0.4), second.Parts);
    }

    [Fact]
    public void Whatever_there_is_the_rules_hold() => Prop.ForAll(
        ArbMap.Default.ArbFor<(byte Source, byte Topic, byte Story)[]>(),
        ArbMap.Default.ArbFor<PositiveInt>(),
        (some, max) =>
        {
            var articles = some.Select((one, index) => SomeArticle.Of(index + 1, $"topic{one.Topic % 3}") with { Source = $"source{one.Source % 4}", StoryId = $"story{one.Story % 16}" });
            var chosen = DigestSelection.Choose(DigestRanking.Rank(articles, ["topic0", "topic1", "topic2"], Language.Chinese, SomeArticle.Now), max.Get);
            var untold = articles.Where(article => chosen.All(item => item.Article.StoryId != article.StoryId)).Select(article => article.Source).ToHashSet();
            return chosen.Count <= max.Get
                && chosen.GroupBy(item => item.Article.Source).All(group => group.Count() <= DigestSelection.MaxOfOneSource || untold.All(source => chosen.Count(item => item.Article.Source == source) >= DigestSelection.MaxOfOneSource))
                && chosen.Select(item => item.Article.StoryId).Distinct().Count() == chosen.Count;
        }).QuickCheckThrowOnFailure();

    private static IReadOnlyList<ScoredArticle> Ranked(IEnumerable<(int Id, string? Source, string Topic)> articles) => DigestRanking.Rank(
        articles.Select(one => SomeArticle.Of(one.Id, one.Topic) with { Source = one.Source }), ["ai", "chips"], Language.Chinese, SomeArticle.Now);
}
