using ChatDigestBot.Articles.Reader;
using ChatDigestBot.Conversation.Spoken;
using ChatDigestBot.Jobs;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers.Bookmarks;
using ChatDigestBot.Subscribers.Privacy;
using ChatDigestBot.Subscribers.SavedQueries;
using ChatDigestBot.Subscribers.Schedule;
using ChatDigestBot.Subscribers.Topics;
using ChatDigestBot.Subscribers.Votes;
using ChatDigestBot.Subscribers.Zones;

namespace ChatDigestBot.Subscribers;

internal static class SubscribersSetup
{
    public static IServiceCollection AddSubscribers(this IServiceCollection services, SettingReader settings) => services
        .AddSingleton(SubscriberDefaults.Read(settings))
        .AddSingleton(PersonalTable.ByChat("subscribers"))
        .AddSingleton(PersonalTable.BySubscriber("subscriptions"))
        .AddSingleton(PersonalTable.BySubscriber("follows"))
        .AddSingleton(PersonalTable.BySubscriber("mutes"))
        .AddSingleton(PersonalTable.ByChat("bookmarks"))
        .AddSingleton<PersonalRecords>()
        .AddSingleton<BookmarkStore>()
        .AddSingleton(PersonalTable.ByChat("votes"))
        .AddSingleton<VoteStore>()
        .AddSingleton<ITargetMemory>(provider => provider.GetRequiredService<VoteStore>())
        .AddSingleton<IArticleCompanion, VoteButtons>()
        .AddSingleton<ITargetMemory>(provider => provider.GetRequiredService<BookmarkStore>())
        .AddSingleton<IArticleCompanion, BookmarkButton>()
        .AddSingleton<SubscriberStore>()
        .AddSingleton<FollowStore>()
        .AddSingleton<MuteStore>()
        .AddSingleton<DueSubscriberStore>()
        .AddSingleton<IAfterRestore, SlotsAfterRestore>()
        .AddSingleton<IWishReader, ZoneWishes>()
        .AddSingleton<IWishReader, TimeWishes>()
        .AddSingleton<IWishReader, PauseWishes>()
        .AddSingleton<IWishReader, TopicWishes>()
        .AddSingleton<TopicParser>()
        .AddSingleton<NextDigestText>()
        .AddSingleton<TopicsView>()
        .AddSingleton<GroupStart>()
        .AddSingleton<TopicReplies>()
        .AddRecurringJob<EraseDeactivatedJob>("erase-deactivated", "53 4 * * *", TimeZoneInfo.Utc, isRetried: true);
}
