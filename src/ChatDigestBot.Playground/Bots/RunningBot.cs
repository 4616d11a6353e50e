using System.Globalization;
using ChatDigestBot.App;
using ChatDigestBot.Playground.Hosting;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Web;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace ChatDigestBot.Playground.Bots;

/// <summary>The very bot that production runs, started inside this process against the simulated Telegram.</summary>
internal sealed class RunningBot : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly TimeProvider clock;

    private RunningBot(WebApplication app, TimeProvider clock)
    {
        (this.app, this.clock) = (app, clock);
        Address = app.FindAddress();
    }

    public Uri Address { get; }

    /// <summary>The bot's parts, for tests that look behind what people see.</summary>
    public IServiceProvider Services => app.Services;

    /// <exception cref="PlaygroundException">A setting of the surroundings stops the bot.</exception>
    public static async Task<RunningBot> StartAsync(BotPlace place, TimeProvider clock, CancellationToken cancellationToken)
    {
        WebApplication? app = null;
        try
        {
            app = BotApp.Build(Settings(place), replace: services =>
            {
                services.AddSingleton(clock).AddSingleton<SimulatedClock>();
                // By a clock that jumps a morning ahead, the cookie would be old at once; sessions end in the database.
                services.Configure<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme, cookie => cookie.ExpireTimeSpan = TimeSpan.FromDays(365));
                services.AddSingleton<IHostLifetime, QuietLifetime>();
                services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
            });
            await app.PrepareAsync(cancellationToken);
            await app.StartAsync(cancellationToken);
            return new RunningBot(app, clock);
        }
        catch (Exception problem) when (problem is SettingException or DatabaseException)
        {
            if (app is not null)
            {
                await app.DisposeAsync();
            }

            throw new PlaygroundException(problem.Message, problem);
        }
    }

    /// <summary>A one-time way into the console, good for five minutes.</summary>
    public async Task<Uri> SignInLinkAsync(long adminId, CancellationToken cancellationToken)
    {
        var key = await app.Services.GetRequiredService<SignInKeyStore>().IssueAsync(adminId, cancellationToken);
        return new Uri(Address, $"{AdminSession.SignInPath}?key={key}");
    }

    public BotSteps Steps() => BotSteps.Of(app.Services, clock);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static string[] Settings(BotPlace place)
    {
        var topics = Path.Combine(AppContext.BaseDirectory, "content", "topics.yaml");
        return
        [
            $"--Telegram:Token={place.Token}",
            $"--Telegram:ApiUrl={place.ApiUrl}",
            "--Telegram:Receive=Polling",
            $"--Articles:Path={place.Articles}",
            $"--Articles:Topics={topics}",
            $"--Database:Connection=Data Source={place.Database}",
            $"--Access:Admins:0={place.AdminId.ToString(CultureInfo.InvariantCulture)}",
            "--Delivery:MessagesPerSecond=30",
            "--Logging:LogLevel:Default=Warning",
            "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Warning",
            "--Logging:LogLevel:Microsoft.AspNetCore.DataProtection=Error", // that the keys of a toy are not encrypted worries nobody
            .. place.Model is { } model ? [$"--Summaries:Endpoint={model}", "--Summaries:Model=simulated"] : Array.Empty<string>(),
            .. place.Feeds is { } feeds ? [$"--Feeds:Path={feeds}", "--Feeds:AllowPrivateNetworks=true", "--Feeds:PerHostPerSecond=20"] : Array.Empty<string>(),
            $"--urls=http://127.0.0.1:{place.Port.ToString(CultureInfo.InvariantCulture)}",
        ];
    }
}

/// <summary>What the bot is started with.</summary>
internal sealed record BotPlace(int Port, string Token, string ApiUrl, string Articles, string Database, long AdminId)
{
    /// <summary>The list of feeds on this machine; null where there are none.</summary>
    public string? Feeds { get; init; }

    /// <summary>A server on this machine that answers like a model's; null where no model is asked.</summary>
    public Uri? Model { get; init; }
}
