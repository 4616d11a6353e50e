using ChatDigestBot.Playground.Hosting;
using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.BotApi;

/// <summary>A Bot API server over a simulated Telegram, on loopback only.</summary>
internal sealed class BotApiServer : IAsyncDisposable
{
    private const long MaxBodyBytes = 60 << 20;
    private readonly WebApplication app;

    private BotApiServer(WebApplication app, BotAccount account, int port)
    {
        this.app = app;
        Account = account;
        Port = port;
    }

    public BotAccount Account { get; }
    public World World => Account.World;
    public int Port { get; }
    public string Token => Account.Options.Token;

    /// <summary>What <c>Telegram__ApiUrl</c> is set to.</summary>
    public string Url => $"http://127.0.0.1:{Port}{Account.Options.PathPrefix}";

    /// <param name="port">0 lets the system choose.</param>
    public static async Task<BotApiServer> StartAsync(World world, BotApiOptions? options = null, int port = 0, CancellationToken cancellationToken = default)
    {
        var builder = LocalServer.CreateBuilder(port);
        builder.Logging.ClearProviders(); // the token is in every address
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
        });
        var app = builder.Build();
        var account = new BotAccount(world, options ?? new BotApiOptions());
        var handler = new CallHandler(account, app.Lifetime.ApplicationStopping);
        app.Run(handler.HandleAsync);
        var address = await app.StartOnPortAsync("--api-port", port, cancellationToken);
        return new BotApiServer(app, account, address.Port);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await Account.DisposeAsync();
    }
}
