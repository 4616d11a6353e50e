using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Telegram.Api;
using ChatDigestBot.Telegram.Inbox;
using ChatDigestBot.Telegram.Pacing;
using ChatDigestBot.Telegram.Receiving;
using Telegram.Bot;

namespace ChatDigestBot.Telegram;

internal static class TelegramSetup
{
    /// <exception cref="SettingException">The token is missing, or a setting is wrong.</exception>
    public static IServiceCollection AddTelegram(this IServiceCollection services, SettingReader settings)
    {
        services.AddHealthChecks().AddCheck<BotApiHealthCheck>("telegram").AddCheck<InboxHealthCheck>("inbox");
        return services
            .AddSingleton(TelegramOptions.Read(settings))
            .AddSingleton(PacingOptions.Read(settings))
            .AddSingleton<TelegramMetrics>()
            .AddSingleton<BotApiState>()
            .AddSingleton<BotAccount>()
            // Time-outs of the network and of handlers are real time, also where the bot's clock is moved by hand.
            .AddSingleton(provider => new BotApiClient(provider.GetRequiredService<TelegramOptions>(), provider.GetRequiredService<TelegramMetrics>(), provider.GetRequiredService<BotApiState>(), TimeProvider.System))
            .AddSingleton<Pacer>()
            .AddSingleton<PacedApi>()
            .AddSingleton<ITelegramBotClient, PacedBotClient>()
            .AddSingleton(provider => new UpdateDispatcher(
                provider.GetRequiredService<IUpdateHandler>(),
                provider.GetRequiredService<TelegramMetrics>(),
                provider.GetRequiredService<ILogger<UpdateDispatcher>>(),
                provider.GetRequiredService<TimeProvider>(),
                TimeProvider.System))
            .AddSingleton<UpdateInbox>()
            .AddSingleton(new PersonalTable("inbox", "queue IN ('c' || @telegramId, 'i' || @telegramId)") { StaysBecause = "Telegram sends an update again within two days; its text goes once it is handled" })
            .AddSingleton(new PersonalTable("inbox_queues", "queue IN ('c' || @telegramId, 'i' || @telegramId)") { StaysBecause = "a node's hold on a queue lasts seconds" })
            .AddSingleton<IAfterRestore, InboxAfterRestore>()
            .AddSingleton<LongPoller>()
            .AddSingleton<WebhookRegistration>()
            .AddSingleton<IUpdateSource>(provider => provider.GetRequiredService<TelegramOptions>().Receive == ReceiveMode.Webhook
                ? provider.GetRequiredService<WebhookRegistration>()
                : provider.GetRequiredService<LongPoller>())
            .AddSingleton<WebhookEndpoint>()
            .AddHostedService<UpdateReceiver>();
    }

    public static void MapTelegram(this IEndpointRouteBuilder routes)
    {
        var webhook = routes.ServiceProvider.GetRequiredService<WebhookEndpoint>();
        routes.MapPost(WebhookEndpoint.Path, webhook.ReceiveAsync).RequireHost("*");
    }
}
