using ChatDigestBot.Jobs;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers.Privacy;
using ChatDigestBot.Subscribers.SavedQueries;
using ChatDigestBot.Subscribers.Schedule;
using ChatDigestBot.Subscribers.Topics;

namespace ChatDigestBot.Subscribers;

internal static class SubscribersSetup
{
    public static IServiceCollection AddSubscribers(this IServiceCollection services, SettingReader settings) => services
        .AddSingleton(SubscriberDefaults.Read(settings))
        .AddSingleton(PersonalTable.ByChat("subscribers"))
        .AddSingleton(PersonalTable.BySubscriber("subscriptions"))
        .AddSingleton(PersonalTable.BySubscriber("follows"))
        .AddSingleton(PersonalTable.BySubscriber("mutes"))
        .AddSingleton<PersonalRecords>()
        .AddSingleton<SubscriberStore>()
        .AddSingleton<FollowStore>()
        .AddSingleton<MuteStore>()
        .AddSingleton<DueSubscriberStore>()
        .AddSingleton<IAfterRestore, SlotsAfterRestore>()
        .AddSingleton<TopicParser>()
        .AddSingleton<NextDigestText>()
        .AddSingleton<TopicsView>()
        .AddSingleton<GroupStart>()
        .AddSingleton<TopicReplies>()
        .AddRecurringJob<EraseDeactivatedJob>("erase-deactivated", "53 4 * * *", TimeZoneInfo.Utc, isRetried: true);
}
