using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Confirmations;
using ChatDigestBot.Conversation.Incoming;
using ChatDigestBot.Conversation.Menus;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Conversation.Spoken;
using ChatDigestBot.Jobs;
using ChatDigestBot.Storage;
using ChatDigestBot.Telegram;

namespace ChatDigestBot.Conversation;

internal static class ConversationSetup
{
    public static IServiceCollection AddConversation(this IServiceCollection services)
    {
        var catalogue = CommandCatalogue.Of(typeof(ConversationSetup).Assembly);
        services.AddSingleton(catalogue).AddSingleton<CommandMetrics>();
        foreach (var holder in catalogue.All.Select(command => command.Holder).Distinct())
        {
            services.AddSingleton(holder);
        }

        foreach (var command in catalogue.All)
        {
            services.AddKeyedSingleton(command.Name, (provider, _) => provider.GetRequiredService<CommandMetrics>()
                .Around(command.Name, command.Bind(provider.GetRequiredService(command.Holder))));
        }

        return services
            .AddSingleton(ConfirmationStore.Personal)
            .AddSingleton(MenuMemory.Personal)
            .AddSingleton(ShownListStore.Personal)
            .AddSingleton<StoredLineStore>()
            .AddSingleton<ConfirmationStore>()
            .AddSingleton<ButtonStore>()
            .AddSingleton<GroupAdmins>()
            .AddSingleton<PersonLimits>()
            .AddSingleton<AdmissionControl>()
            .AddSingleton<RecentPresses>()
            .AddSingleton<GroupGreetings>()
            .AddSingleton<SpokenReader>()
            .AddSingleton<StockReplies>()
            .AddSingleton<CommandRunner>()
            .AddSingleton<ReplySender>()
            .AddSingleton<MeaningReader>()
            .AddSingleton<Listener>()
            .AddSingleton<Caretaking>()
            .AddSingleton<ChatEvents>()
            .AddSingleton<InlineQueries>()
            .AddSingleton<IUpdateHandler, ConversationHandler>()
            .AddSingleton<MenuMemory>()
            .AddSingleton<IAfterRestore, MenusAfterRestore>()
            .AddSingleton<BotIntroduction>()
            .AddSingleton<CommandMenu>()
            .AddSingleton<RoleGiving>()
            .AddSingleton<Banning>()
            .AddHostedService<CommandMenuSetter>()
            .AddRecurringJob<PruneConversationJob>("prune-conversation", "41 4 * * *", TimeZoneInfo.Utc, isRetried: true)
            .AddRecurringJob<PruneInboxJob>("prune-inbox", "11 * * * *", TimeZoneInfo.Utc, isRetried: true);
    }
}
