using ChatDigestBot.Articles;
using ChatDigestBot.Follows.Alerts;
using ChatDigestBot.Shared;
using ChatDigestBot.Tests.Digests;
using ChatDigestBot.Texts;
using ChatDigestBot.Web;

namespace ChatDigestBot.Tests.Follows;

public sealed class AlertSelectionTests
{
    [Fact]
    public void A_story_is_told_once_by_the_article_that_stands_for_it()
    {
        Article[] articles = [SomeArticle.Of(1) with { IsStoryLead = false }, SomeArticle.Of(2) with { StoryId = "s1" }, SomeArticle.Of(3)];
        var alert = Choose(articles, [("a", 1), ("a", 2), ("b", 2), ("a", 3)], told: "s3")!;
        var item = Assert.Single(alert.Items);
        Assert.Equal(2, item.Article.Id);
        Assert.Equal(["a", "b"], item.Keys);
        Assert.Equal([new AlertQuery("a", "词 a", 0), new AlertQuery("b", "词 b", 0)], alert.Words);
    }

    [Fact]
    public void Where_all_is_told_or_no_news_any_more_there_is_nothing_to_say()
    {
        Assert.Null(Choose([SomeArticle.Of(1)], [("a", 1), ("a", 9)], told: "s1"));
        Assert.Null(Choose([], [("a", 9)]));
    }

    [Fact]
    public void Five_at_most_those_with_more_of_the_words_first_and_the_rest_is_counted()
    {
        var articles = Enumerable.Range(1, 9).Select(id => SomeArticle.Of(id) with { PublishedAt = SomeArticle.Now.AddMinutes(id) }).ToArray();
        var matches = articles.Select(article => ("a", article.Id)).Append(("b", 1L)).Append(("b", 2));
        var alert = Choose(articles, matches)!;
        Assert.Equal([9, 8, 7, 2, 1], alert.Items.Select(item => item.Article.Id));
        Assert.Equal([new AlertQuery("a", "词 a", 4), new AlertQuery("b", "词 b", 0)], alert.Words);
    }

    [Fact]
    public void Even_the_longest_fits_one_message_and_every_item_can_be_opened()
    {
        var text = string.Concat(Enumerable.Repeat("<芯片 & wide>", 40));
        var articles = Enumerable.Range(1, 20).Select(id => SomeArticle.Of(id) with { Title = text, Source = text, Summary = text[..220] }).ToArray();
        var words = Enumerable.Range(0, 30).Select(number => $"词{number} {text[..180]}").ToArray();
        var alert = AlertSelection.Choose(
            articles.SelectMany(article => words.Select((query, index) => new FollowerMatch { SubscriberId = 1, Key = $"k{index}", Query = query, ArticleId = article.Id })),
            articles.ToDictionary(article => article.Id),
            _ => false)!;
        var renderer = new AlertRenderer(DigestTest.Texts, new WebOptions { PublicUrl = "https://news.example", MetricsToken = null });
        foreach (var language in Languages.All)
        {
            var read = new AlertArticles(new FreshnessOptions(), SomeArticle.Now);
            articles.ToList().ForEach(article => read.Add(article, text));
            var message = renderer.Render(alert, read, language, TimeZoneInfo.Utc, SomeArticle.Now);
            Assert.InRange(message.Text.Length, 500, HtmlSplitter.MaxMessageLength);
            Assert.Equal(alert.Items.Select(item => $"/read {item.Article.Key}"), message.Buttons[0].Select(button => button.CommandLine));
            Assert.Equal("/follows", message.Buttons[^1][0].CommandLine);
            Assert.Equal(5, message.Stories.Count);
        }
    }

    private static Alert? Choose(Article[] articles, IEnumerable<(string Key, long Id)> matches, params string[] told) => AlertSelection.Choose(
        matches.Select(match => new FollowerMatch { SubscriberId = 1, Key = match.Key, Query = $"词 {match.Key}", ArticleId = match.Id }),
        articles.ToDictionary(article => article.Id),
        told.Contains);
}
