using System.Globalization;
using System.Text.Json;
using ChatDigestBot.Playground.BotApi;
using ChatDigestBot.Playground.Bots;
using ChatDigestBot.Playground.Control;
using ChatDigestBot.Playground.Faults;
using ChatDigestBot.Playground.Models;
using ChatDigestBot.Playground.News;
using ChatDigestBot.Playground.Page;
using ChatDigestBot.Playground.Posts;
using ChatDigestBot.Playground.Time;
using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.Hosting;

/// <summary>The whole playground: simulated Telegram, chat page and, unless it runs elsewhere, the bot.</summary>
internal sealed class PlaygroundApp : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> parts = new();
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private readonly PagePlaces places = new(Zone);
    private readonly PageNotices notices = new();

    private PlaygroundApp(World world, JumpableClock clock)
    {
        (World, Clock) = (world, clock);
    }

    public World World { get; }

    public JumpableClock Clock { get; }

    public Uri ChatAddress { get; private set; } = null!;

    public string ApiAddress { get; private set; } = "";

    public string Token { get; private set; } = "";

    /// <summary>Null where the bot runs in a process of its own.</summary>
    public RunningBot? Bot { get; private set; }

    /// <summary>Returns when everything answers and the bot has read its posts.</summary>
    /// <exception cref="PlaygroundException">A port is taken, or the folder cannot be used.</exception>
    public static async Task<PlaygroundApp> StartAsync(PlaygroundOptions options, CancellationToken cancellationToken)
    {
        LocalServer.CheckPort("--port", options.ChatPort);
        LocalServer.CheckPort("--api-port", options.ApiPort);
        LocalServer.CheckPort("--bot-port", options.HasBot ? options.BotPort : 0);
        var folder = PlaygroundFolder.Open(options.DataDirectory);
        // A bot in a process of its own has the machine's clock, and so has the world then.
        var clock = new JumpableClock(TimeProvider.System, options.HasBot ? folder.ReadClock(FirstMorning) : TimeSpan.Zero);
        var playground = new PlaygroundApp(new World(clock), clock);
        playground.parts.Push(new Ending(folder));
        try
        {
            await playground.StartPartsAsync(options, folder, cancellationToken);
            return playground;
        }
        catch
        {
            await playground.DisposeAsync();
            throw;
        }
    }

    /// <summary>Where everything is: lines for people, then one line of JSON for scripts.</summary>
    public async Task<string> DescribeAsync(CancellationToken cancellationToken)
    {
        var chat = ChatAddress.ToString();
        var console = places.SignInLinkAsync is { } link ? (await link(cancellationToken)).ToString() : null;
        var text = string.Create(CultureInfo.InvariantCulture, $"Chat page:    {chat}\n");
        if (console is not null)
        {
            text += string.Create(CultureInfo.InvariantCulture, $"Bot console:  {console}  (once, within five minutes; {chat}console makes a new link)\n");
        }

        var ready = JsonSerializer.Serialize(new { chat, console, api = ApiAddress, token = Token });
        return $"{text}Bot API:      {ApiAddress}\nToken:        {Token}\nCtrl-C ends it.\n{ready}\n";
    }

    public async ValueTask DisposeAsync()
    {
        while (parts.TryPop(out var part))
        {
            await part.DisposeAsync();
        }
    }

    /// <summary>A playground begins at nine in the morning of its readers: nobody meets the bot in the middle of their night.</summary>
    private static TimeSpan FirstMorning(DateTimeOffset now) => JumpTarget.Find("start", now, Zone)!.Value - now;

    private async Task StartPartsAsync(PlaygroundOptions options, PlaygroundFolder folder, CancellationToken cancellationToken)
    {
        if (folder.IsKept)
        {
            parts.Push(await WorldFile.OpenAsync(World, folder.Chats, Cast.Enter, cancellationToken));
        }
        else
        {
            Cast.Enter(World);
        }

        var faults = new FaultPlan();
        var api = await BotApiServer.StartAsync(World, new BotApiOptions { Faults = faults }, options.ApiPort, cancellationToken);
        parts.Push(api);
        (ApiAddress, Token, places.Api) = (api.Url, api.Token, api.Url);

        var controls = new PageControls(new FaultSwitches(faults));
        var page = PageHost.Build(World, options.ChatPort, places, new Admins(new HashSet<long> { Cast.AdminId }), controls, notices, routes =>
        {
            routes.MapWorldControl(api);
            routes.MapNews(new NewsDesk(Clock));
        });
        page.Services.GetRequiredService<ReadMarks>().ReadAll();
        parts.Push(page);
        ChatAddress = await page.StartOnPortAsync("--port", options.ChatPort, cancellationToken);
        if (options.HasBot)
        {
            await StartBotAsync(options, folder, controls, cancellationToken);
        }
    }

    private async Task StartBotAsync(PlaygroundOptions options, PlaygroundFolder folder, PageControls controls, CancellationToken cancellationToken)
    {
        var posts = new PostFolder(folder.Path, places.Zone);
        await posts.CopyAsync(Path.Combine(AppContext.BaseDirectory, "content", "articles"), Clock.GetUtcNow(), cancellationToken);
        posts.Release(Clock.GetUtcNow());
        if (options.HasFeeds)
        {
            await File.WriteAllTextAsync(folder.Feeds, NewsDesk.List(new Uri(ChatAddress, NewsEndpoints.Folder)), cancellationToken);
        }

        var place = new BotPlace(options.BotPort, Token, ApiAddress, posts.Path, folder.Database, Cast.AdminId) { Feeds = options.HasFeeds ? folder.Feeds : null };
        if (options.HasModel)
        {
            var model = await ModelServer.StartAsync(cancellationToken);
            parts.Push(model);
            place = place with { Model = model.Endpoint };
        }

        var bot = await RunningBot.StartAsync(place, Clock, cancellationToken);
        parts.Push(bot);
        places.SignInLinkAsync = token => bot.SignInLinkAsync(Cast.AdminId, token);

        // Whoever asks for a digest in the first moment is not told that the bot is still reading.
        var steps = bot.Steps();
        await steps.IndexAsync(cancellationToken);
        var jumps = new ClockJumps(Clock, posts, notices, steps);
        jumps.Jumped += folder.WriteClock;
        (Bot, controls.Jumps) = (bot, jumps);
        parts.Push(new Mornings(posts, jumps, Clock));
        notices.Tell("clock", jumps.Show());
        notices.Tell("places", new PlacesView(ApiAddress, HasConsole: true));
    }

    /// <summary>Lets the folder go last, when nothing writes there any more.</summary>
    private sealed class Ending(PlaygroundFolder folder) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
