using ChatDigestBot.Articles;
using ChatDigestBot.Digests.Composing;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Tests.Digests;

public class DigestRankingTests
{
    [Fact]
    public void The_newer_comes_first_when_all_else_is_equal() =>
        Assert.Equal([2, 1], Ids(Rank(Of(1) with { PublishedAt = SomeArticle.Now.AddHours(-20) }, Of(2))));

    [Fact]
    public void A_story_that_several_tell_beats_a_newer_one_that_nobody_else_has() =>
        Assert.Equal([1, 2], Ids(Rank(Of(1) with { PublishedAt = SomeArticle.Now.AddHours(-8), StorySources = 3 }, Of(2))));

    [Fact]
    public void What_the_topic_is_about_beats_what_only_touches_it() =>
        Assert.Equal([2, 1], Ids(Rank(Of(1, "chips", "cloud", "ai"), Of(2, "ai", "cloud"))));

    [Fact]
    public void The_readers_language_comes_first() =>
        Assert.Equal([1, 2], Ids(DigestRanking.Rank([Of(1) with { Language = "en" }, Of(2)], ["ai"], Language.English, SomeArticle.Now)));

    [Fact]
    public void An_article_of_no_wanted_topic_is_left_out() => Assert.Equal([1], Ids(Rank(Of(1), Of(2, "space"))));

    [Fact]
    public void The_score_is_the_sum_of_parts_with_names()
    {
        var scored = Assert.Single(Rank(Of(1) with { PublishedAt = SomeArticle.Now.AddHours(-24), StorySources = 2 }));

        Assert.Equal(
            [("fresh", 1.5), ("topic", 1), ("sources", 1), ("language", 1), ("substance", 0.5)],
            scored.Parts.Select(part => (part.Name, part.Value)));
        Assert.Equal(5, scored.Score);
    }

    [Fact]
    public void A_date_ahead_of_the_clock_is_worth_no_more_than_now() =>
        Assert.Equal(3, Rank(Of(1) with { PublishedAt = SomeArticle.Now.AddMinutes(50) })[0].Parts[0].Value);

    private static Article Of(long id, params string[] topics) => SomeArticle.Of(id, topics);

    private static IReadOnlyList<ScoredArticle> Rank(params Article[] articles) => DigestRanking.Rank(articles, ["ai"], Language.Chinese, SomeArticle.Now);

    private static IEnumerable<long> Ids(IEnumerable<ScoredArticle> ranked) => ranked.Select(scored => scored.Article.Id);
}
