using Microsoft.Extensions.Logging.Console;

namespace ChatDigestBot.App;

/// <summary>Log lines for operators: one line an event, in UTC.</summary>
internal static class LoggingSetup
{
    public static void AddForOperators(this ILoggingBuilder logging, IConfiguration configuration, bool serves)
    {
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

        // Request lines of the HTTP client would hold the token, which is part of Telegram's addresses.
        logging.AddFilter("System.Net.Http", LogLevel.None);
        // A cookie that is none of ours is nothing to tell of, and anybody can send one with each request.
        logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.None);
    }
}
