using System.CommandLine;
using ChatDigestBot.Feeds.Fetching;
using ChatDigestBot.Feeds.Lists;
using ChatDigestBot.Feeds.Posts;
using ChatDigestBot.Feeds.Pulling;
using ChatDigestBot.Feeds.Reading;
using ChatDigestBot.Feeds.Verbs;
using ChatDigestBot.Jobs;
using ChatDigestBot.Search;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Feeds;

internal static class FeedsSetup
{
    public static IServiceCollection AddFeeds(this IServiceCollection services, SettingReader settings) => services
        .AddSingleton(FeedsOptions.Read(settings))
        .AddSingleton<FeedWords>()
        .AddSingleton<FeedList>()
        .AddSingleton<FeedBoard>()
        .AddSingleton<IAlarmSource, FeedAlarms>()
        .AddSingleton<IAwaitedSources, FeedSources>()
        .AddSingleton<FeedStore>()
        .AddSingleton<HostPace>()
        .AddSingleton<FeedConnection>()
        .AddSingleton<FeedClient>()
        .AddSingleton<ReadingThread>()
        .AddSingleton<FeedFetch>()
        .AddSingleton<FullTexts>()
        .AddSingleton<PostFiles>()
        .AddSingleton<ItemWriter>()
        .AddSingleton<FeedPuller>()
        .AddSingleton<FeedRound>()
        .AddRecurringJob<FetchFeedsJob>(FetchFeedsJob.Name, "* * * * *", TimeZoneInfo.Utc, isRetried: false)
        .AddRecurringJob<PruneFeedItemsJob>("prune-feed-items", "47 4 * * *", TimeZoneInfo.Utc, isRetried: true);

    public static IEnumerable<Command> Verbs() => [new FeedsVerb()];
}
