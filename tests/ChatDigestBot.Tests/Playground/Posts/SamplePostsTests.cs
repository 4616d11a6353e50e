using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Playground.Posts;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Search;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatDigestBot.Tests.Playground.Posts;

/// <summary>The sample posts let every choice of topics be tried: there is something to begin with, and something new on each of three mornings.</summary>
public sealed class SamplePostsTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly DateTimeOffset Now = new(2027, 2, 1, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Every_topic_has_news_in_both_languages_on_each_of_three_mornings()
    {
        var articles = await ReadAsync();
        Assert.True(articles.Count >= 130, $"only {articles.Count} posts");
        var topics = new TopicCatalogue(Repository.PathOf("content/topics.yaml"), NullLogger<TopicCatalogue>.Instance).All.Select(topic => topic.Id).ToList();
        var held = PostCalendar.Plan(articles.Select(article => (article.Path, article.PublishedAt)), Now, Shanghai).Posts.ToDictionary(post => post.Path, post => post.HeldBackUntil);
        var mornings = held.Values.OfType<DateOnly>().Distinct().Order().ToList();
        Assert.Equal(3, mornings.Count);
        foreach (var morning in mornings)
        {
            foreach (var isChinese in new[] { true, false })
            {
                var told = articles.Where(article => held[article.Path] == morning && article.Language.StartsWith("zh", StringComparison.Ordinal) == isChinese).SelectMany(article => article.Topics).ToHashSet();
                Assert.Empty(topics.Except(told));
            }
        }

        Assert.Empty(topics.Except(articles.Where(article => held[article.Path] is null).SelectMany(article => article.Topics)));
    }

    [Fact]
    public async Task Every_topic_has_eight_posts_in_the_last_ten_days()
    {
        var articles = await ReadAsync();
        var since = articles.Max(article => article.PublishedAt).AddDays(-10);
        var counts = articles.Where(article => article.PublishedAt >= since).SelectMany(article => article.Topics).CountBy(topic => topic).ToDictionary();
        Assert.All(new TopicCatalogue(Repository.PathOf("content/topics.yaml"), NullLogger<TopicCatalogue>.Instance).All, topic => Assert.InRange(counts.GetValueOrDefault(topic.Id), 8, 100));
    }

    private static async Task<IReadOnlyList<Article>> ReadAsync()
    {
        await using var posts = await ProjectPosts.ReadAsync(DatabaseEngine.Sqlite);
        return await posts.ListAsync();
    }
}
