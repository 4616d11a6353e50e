using ChatDigestBot.Playground.BotApi.Receiving;
using ChatDigestBot.Playground.Faults;
using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.BotApi;

/// <summary>The bot as Telegram's server knows it: how it receives, how fast it may send, what it says about itself.</summary>
internal sealed class BotAccount(World world, BotApiOptions options) : IAsyncDisposable
{
    public World World { get; } = world;
    public BotApiOptions Options { get; } = options;
    public FaultPlan Faults { get; } = options.Faults;
    public SendLimiter Limiter { get; } = new(options.Limits, world.Clock);
    public LongPolling Polling { get; } = new(world.Updates, world.Clock);
    public WebhookDelivery Webhook { get; } = new(world.Updates, world.Clock);
    public Profile Profile { get; } = new();

    public async ValueTask DisposeAsync() => await Webhook.DisposeAsync();
}
