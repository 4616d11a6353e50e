using ChatDigestBot.Shared;
using Microsoft.Extensions.Logging.Console;

namespace ChatDigestBot.App;

/// <summary>Log lines for operators: one line an event, in UTC.</summary>
internal static class LoggingSetup
{
    private const string LevelSection = "LogLevel";

    /// <exception cref="SettingException">A level is none.</exception>
    public static void AddForOperators(this ILoggingBuilder logging, IConfiguration configuration, bool serves)
    {
        Check(configuration.GetSection("Logging"));
        logging.ClearProviders();
        logging.AddConfiguration(configuration.GetSection("Logging"));
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd HH:mm:ss ";
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        // Standard output belongs to what a verb prints.
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        if (!serves)
        {
            logging.SetMinimumLevel(LogLevel.Warning);
            logging.AddFilter((_, level) => level >= LogLevel.Warning);
        }

        // A start that fails is told in one sentence by the program itself, not by stack traces of those it went through.
        var start = new StartLog();
        logging.Services.AddSingleton(start);
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => level >= LogLevel.Warning && !start.HasFailed && (start.IsStarted || level != LogLevel.Error));
        logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", level => level >= LogLevel.Warning && (start.IsStarted || level == LogLevel.Warning));

        // It says the same at every question; what is wrong is told once, by whoever found it.
        logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);

        // It complains of a database that takes nothing several times a second; that jobs stand still is told by those who wait for its locks.
        logging.AddFilter("Hangfire.PostgreSql.PostgreSqlDistributedLock", LogLevel.Error);

        // Request lines of the HTTP client would hold the token, which is part of Telegram's addresses.
        logging.AddFilter("System.Net.Http", LogLevel.None);
        // A cookie that is none of ours is nothing to tell of, and anybody can send one with each request.
        logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.None);
    }

    // The framework finds a wrong level only when the first logger is made, and says so by a stack trace.
    private static void Check(IConfigurationSection section)
    {
        foreach (var child in section.GetChildren())
        {
            if (section.Key == LevelSection && child.Value is { } level && !Enum.TryParse<LogLevel>(level, ignoreCase: true, out _))
            {
                throw new SettingException(child.Path, level, string.Join(", ", Enum.GetNames<LogLevel>()));
            }

            Check(child);
        }
    }
}

/// <summary>Knows whether the bot has started: until then its failures end the start, and are told there.</summary>
internal sealed class StartLog
{
    private volatile bool _isStarted;
    private volatile bool _hasFailed;

    public bool IsStarted
    {
        get => _isStarted;
        set => _isStarted = value;
    }

    /// <summary>What had begun is being ended again; that some of it complains about it is no news.</summary>
    public bool HasFailed
    {
        get => _hasFailed;
        set => _hasFailed = value;
    }
}
