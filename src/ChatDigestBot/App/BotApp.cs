using ChatDigestBot.Alarms;
using ChatDigestBot.Articles;
using ChatDigestBot.Broadcasts;
using ChatDigestBot.Chats;
using ChatDigestBot.Checkups;
using ChatDigestBot.Console;
using ChatDigestBot.Conversation;
using ChatDigestBot.Curation;
using ChatDigestBot.Delivery;
using ChatDigestBot.Delivery.Sending;
using ChatDigestBot.Digests;
using ChatDigestBot.Feeds;
using ChatDigestBot.Follows;
using ChatDigestBot.Jobs;
using ChatDigestBot.Metrics;
using ChatDigestBot.ModelSummaries;
using ChatDigestBot.Public;
using ChatDigestBot.Roles;
using ChatDigestBot.Search;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Telegram;
using ChatDigestBot.Telegram.Pacing;
using ChatDigestBot.Texts;
using ChatDigestBot.Web;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatDigestBot.App;

/// <summary>Builds the one application that the program, the playground and the tests run.</summary>
internal static class BotApp
{
    /// <param name="settings">Settings as on the command line: <c>--Section:Key value</c>; they win over environment and files.</param>
    /// <param name="serves">False for offline verbs, which need no token and start no loop.</param>
    /// <param name="replace">Puts other parts in the place of ours, such as a clock that jumps.</param>
    /// <exception cref="SettingException">A setting is wrong.</exception>
    public static WebApplication Build(string[] settings, bool serves = true, Action<IServiceCollection>? replace = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddCurrentFolder();
        builder.Logging.AddForOperators(builder.Configuration, serves);
        var reader = new SettingReader(builder.Configuration);
        builder.Services.AddFeatures(reader, serves);
        replace?.Invoke(builder.Services);
        if (!serves)
        {
            // A verb takes services and starts nothing.
            builder.Services.RemoveAll<IHostedService>();
        }

        var app = builder.Build();
        if (serves)
        {
            ListenAddresses.Check(app.Configuration);
            app.Logger.NameUnknown(reader.FindUnknown());
            app.Lifetime.ApplicationStarted.Register(() => app.Services.GetRequiredService<StartLog>().IsStarted = true);
            app.MapFeatures();
        }

        return app;
    }

    /// <summary>Makes the database ready for a bot that serves: alone on it, migrated, and its own.</summary>
    /// <exception cref="DatabaseException">The database cannot be used as it is.</exception>
    public static async Task PrepareAsync(this WebApplication app, CancellationToken cancellationToken)
    {
        app.Services.GetRequiredService<ServeLock>();
        await app.MigrateAsync(cancellationToken);
        var leases = app.Services.GetRequiredService<LeaseStore>();
        leases.Holder = leases.Holder.Replace("verb:", "serve:", StringComparison.Ordinal);
        if (app.Services.GetRequiredService<Database>().Engine == DatabaseEngine.Sqlite)
        {
            await leases.FreeAllOfDeadBotsAsync(cancellationToken);
        }

        // Known without asking Telegram; a malformed token has none, and gets no further than the first call.
        if (app.Services.GetRequiredService<TelegramOptions>().Token.BotId is { } botId)
        {
            await app.Services.GetRequiredService<DatabaseOwner>().ClaimAsync(botId, cancellationToken);
        }

        await app.Services.GetRequiredService<RestoreGuard>().CheckAsync(cancellationToken);
    }

    public static Task MigrateAsync(this WebApplication app, CancellationToken cancellationToken) =>
        app.Services.GetRequiredService<Migrator>().MigrateAsync(cancellationToken);

    private static void AddFeatures(this IServiceCollection services, SettingReader settings, bool serves)
    {
        services.AddSingleton(settings).AddSingleton(TimeProvider.System);
        services.AddTexts(settings);
        services.AddStorage(settings);
        services.AddRoles(settings);
        services.AddJobs(settings);
        services.AddWeb(settings);
        services.AddSingleton(provider => ServeLock.Take(provider.GetRequiredService<DatabaseOptions>()));
        services.AddChats();
        services.AddArticles(settings);
        services.AddModelSummaries(settings);
        services.AddCuration();
        services.AddSubscribers(settings);
        services.AddDelivery(settings);
        services.AddSearch();
        services.AddFollows();
        services.AddDigests(settings);
        services.AddBroadcasts(settings);
        services.AddFeeds(settings);
        services.AddConsole();
        services.AddCheckups(settings);
        if (serves)
        {
            services.AddPublicPages();
            services.AddTelegram(settings);
            services.AddConversation();
            services.AddAlarms();
            services.AddMetrics(settings);
        }
        else
        {
            // A verb uses none of them; but their names are known, and a wrong one is wrong.
            _ = PacingOptions.Read(settings);
            _ = TelemetryOptions.Read(settings);
        }
    }

    private static void MapFeatures(this WebApplication app)
    {
        app.MapWeb();
        app.MapConsolePages();
        app.MapPublicPages();
        app.MapMetrics();
        app.MapTelegram();
    }

    private static void AddCurrentFolder(this ConfigurationManager configuration)
    {
        var folder = Directory.GetCurrentDirectory();
        if (Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory) == Path.TrimEndingDirectorySeparator(folder))
        {
            return;
        }

        // Above the file beside the program, below the environment and the command line.
        var source = new Microsoft.Extensions.Configuration.Json.JsonConfigurationSource { Path = Path.Combine(folder, "appsettings.json"), Optional = true };
        source.ResolveFileProvider();
        var sources = ((IConfigurationBuilder)configuration).Sources;
        var lastFile = sources.ToList().FindLastIndex(candidate => candidate is Microsoft.Extensions.Configuration.Json.JsonConfigurationSource);
        sources.Insert(lastFile + 1, source);
    }
}
