using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ChatDigestBot.App;
using ChatDigestBot.Playground.BotApi;
using ChatDigestBot.Playground.Hosting;
using ChatDigestBot.Playground.Time;
using ChatDigestBot.Playground.Worlds;
using ChatDigestBot.Telegram;
using ChatDigestBot.Tests.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>The real bot against the simulated Telegram, told as what people do and see.</summary>
/// <remarks>The clock runs and can be moved forward. Waiting ends when the bot has finished with an update, never after a while.</remarks>
internal sealed partial class JourneyApp : IAsyncDisposable
{
    private readonly JourneyOptions options;
    private readonly TestDatabase database;
    private readonly string folder = Directory.CreateTempSubdirectory("chatdigestbot-journey-").FullName;
    private readonly HandledUpdates handled = new();
    private readonly int port;
    private WebApplication? bot;

    private JourneyApp(JourneyOptions options, TestDatabase database)
    {
        (this.options, this.database) = (options, database);
        Clock = new JumpableClock(TimeProvider.System, options.StartsAt - TimeProvider.System.GetUtcNow());
        World = new World(Clock);
        port = options.ReceivesByWebhook ? FindFreePort() : 0;
    }

    public World World { get; }
    public JumpableClock Clock { get; }
    public BotApiServer Telegram { get; private set; } = null!;
    public JourneyLog Log { get; } = new();

    /// <summary>The bot's parts, for what no person can see.</summary>
    public IServiceProvider Services => bot?.Services ?? throw new InvalidOperationException("The bot is not running.");

    /// <summary>Where the bot's own pages are.</summary>
    public Uri BotAddress => bot!.FindAddress();

    private string Posts => Path.Combine(folder, "articles");

    public static async Task<JourneyApp> StartAsync(JourneyOptions? options = null)
    {
        options ??= new JourneyOptions();
        var journey = new JourneyApp(options, await TestDatabase.CreateAsync(options.Engine));
        Directory.CreateDirectory(journey.Posts);
        await journey.PostsAppear([.. options.Posts]);
        journey.Telegram = await BotApiServer.StartAsync(journey.World, new BotApiOptions { Limits = options.Limits });
        await journey.BotStarts();
        if (options.BeginsWithPostsRead)
        {
            await journey.PostsAppear();
        }

        return journey;
    }

    /// <summary>Starts the bot, on whatever the database holds.</summary>
    public async Task BotStarts()
    {
        bot = BotApp.Build(Settings(), replace: services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            services.AddSingleton<IHostLifetime, QuietLifetime>();
            services.AddLogging(logging => logging.ClearProviders().AddProvider(Log));
            Watch(services);
            options.Replace(services);
        });
        await bot.PrepareAsync(CancellationToken.None);
        await bot.StartAsync();
    }

    public async Task BotStops()
    {
        if (bot is not null)
        {
            await bot.StopAsync();
            await bot.DisposeAsync();
            bot = null;
        }
    }

    public async Task BotRestarts()
    {
        await BotStops();
        await BotStarts();
    }

    public async ValueTask DisposeAsync()
    {
        await BotStops();
        await Telegram.DisposeAsync();
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        Assert.True(Log.Surprises.Count == 0, string.Join("\n", Log.Surprises));
        Assert.DoesNotContain(Log.Lines, line => line.Contains(Telegram.Token.Split(':')[1], StringComparison.Ordinal));
    }

    /// <summary>A webhook's address must be known before the bot listens there.</summary>
    public static int FindFreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private string[] Settings() =>
    [
        $"--Telegram:Token={Telegram.Token}",
        $"--Telegram:ApiUrl={Telegram.Url}",
        $"--Articles:Path={Posts}",
        $"--Articles:Topics={Path.Combine(AppContext.BaseDirectory, "content", "topics.yaml")}",
        $"--Database:Connection={database.Connection}",
        "--Logging:LogLevel:Default=Information",
        "--Logging:LogLevel:Microsoft.AspNetCore.DataProtection=Error", // the keys' table is not encrypted, by design
        $"--urls=http://127.0.0.1:{port}",
        .. options.ReceivesByWebhook ? ["--Telegram:Receive=Webhook", $"--Telegram:WebhookUrl=http://127.0.0.1:{port}/", "--Telegram:WebhookSecret=journey"] : Array.Empty<string>(),
        .. options.Admins.Select((admin, index) => string.Create(CultureInfo.InvariantCulture, $"--Access:Admins:{index}={admin}")),
        .. options.Settings.Select(setting => $"--{setting}"),
    ];

    /// <summary>Puts a watcher around whatever handles updates.</summary>
    private void Watch(IServiceCollection services)
    {
        var handler = services.Last(service => service.ServiceType == typeof(IUpdateHandler));
        services.Remove(handler);
        services.AddSingleton(provider => handled.Around((IUpdateHandler)(handler.ImplementationFactory?.Invoke(provider)
            ?? ActivatorUtilities.CreateInstance(provider, handler.ImplementationType!))));
    }
}
