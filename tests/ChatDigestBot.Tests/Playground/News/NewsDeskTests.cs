using System.Text;
using ChatDigestBot.Articles;
using ChatDigestBot.Feeds.Lists;
using ChatDigestBot.Feeds.Pulling;
using ChatDigestBot.Feeds.Reading;
using ChatDigestBot.Jobs;
using ChatDigestBot.Playground.Hosting;
using ChatDigestBot.Playground.News;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChatDigestBot.Tests.Playground.News;

/// <summary>The playground's three feeds: what they write, and that a newcomer sees it come in.</summary>
public sealed class NewsDeskTests
{
    private static readonly Uri Site = new("http://127.0.0.1:8080/news/");

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 29, 1, 0, 0, TimeSpan.Zero));

    [Fact]
    public void One_item_of_each_is_there_at_the_beginning_and_one_more_comes_every_two_minutes()
    {
        var desk = new NewsDesk(_clock);
        Assert.All(NewsFeed.All, feed => Assert.Single(desk.Told(feed)));
        for (var told = 3; told <= NewsFeed.All.Sum(feed => feed.Items.Count); told++)
        {
            Assert.Equal(told, NewsFeed.All.Sum(feed => desk.Told(feed).Count));
            _clock.Advance(NewsDesk.Between);
        }

        Assert.Equal(NewsFeed.All.Sum(feed => feed.Items.Count), NewsFeed.All.Sum(feed => desk.Told(feed).Count));
    }

    [Fact]
    public void Each_is_a_good_feed_of_a_dialect_of_its_own()
    {
        var desk = new NewsDesk(_clock);
        _clock.Advance(TimeSpan.FromHours(1));
        foreach (var feed in NewsFeed.All)
        {
            var reading = FeedDocumentReader.Read(Encoding.UTF8.GetBytes(desk.Write(feed, Site)), new FeedOrigin(new Uri(Site, feed.File)), _clock.GetUtcNow());
            var document = Assert.IsType<FeedReading.Read>(reading).Document;
            Assert.Equal((feed.Name, FeedRepair.None), (document.Title, document.Repair));
            Assert.Equal(feed.Items.Select(item => item.Title).Reverse(), document.Items.Select(item => item.Title));
            Assert.All(document.Items, item => Assert.NotNull(item.PublishedAt));
            Assert.Equal(document.Items.Count, document.Items.Select(item => item.Id).Distinct().Count());
        }

        Assert.Equal(3, NewsFeed.All.Select(feed => Path.GetExtension(feed.File)).Distinct().Count());
    }

    [Fact]
    public void The_bots_list_of_them_is_a_good_one() =>
        Assert.Equal(NewsFeed.All.Select(feed => (new Uri(Site, feed.File), (string?)feed.Name)), FeedFile.Parse(NewsDesk.List(Site)).Select(feed => (feed.Url, feed.Name)));

    [Fact]
    public async Task In_a_playground_the_bot_reads_them_and_an_item_comes_in_as_time_passes()
    {
        await using var playground = await PlaygroundApp.StartAsync(new PlaygroundOptions { ChatPort = 0, ApiPort = 0, BotPort = 0, HasFeeds = true }, CancellationToken.None);
        var catalogue = playground.Bot!.Services.GetRequiredService<ArticleCatalogue>();
        await FetchAsync();
        var before = await CountAsync();
        Assert.Equal(3, before);

        playground.Clock.JumpTo(playground.Clock.GetUtcNow() + NewsDesk.Between + TimeSpan.FromSeconds(70));
        await FetchAsync();
        Assert.Equal(before + 1, await CountAsync());

        async Task FetchAsync()
        {
            var bot = playground.Bot!.Services;
            await bot.GetRequiredService<JobRunner>().RunInTurnAsync(bot.GetRequiredService<JobSchedules>().Declared.First(job => job.Name == FetchFeedsJob.Name), CancellationToken.None);
            await playground.Bot!.Steps().IndexAsync(CancellationToken.None);
        }

        async Task<int> CountAsync() =>
            (await catalogue.ListAsync(new ArticleFilter { Limit = 500 }, CancellationToken.None)).Count(article => NewsFeed.All.Any(feed => feed.Name == article.Source));
    }
}
