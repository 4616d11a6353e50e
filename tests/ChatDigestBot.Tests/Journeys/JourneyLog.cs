using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>Every log line of the bot; a warning that a journey did not announce fails it.</summary>
internal sealed class JourneyLog : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, int Event, string Line)> lines = new();
    private readonly HashSet<int> expected = [];

    public IEnumerable<string> Lines => lines.Select(line => line.Line);

    public IReadOnlyList<string> Surprises
    {
        get
        {
            lock (expected)
            {
                return [.. lines.Where(line => line.Level >= LogLevel.Warning && !expected.Contains(line.Event)).Select(line => line.Line)];
            }
        }
    }

    /// <summary>Warnings with these event ids belong to the story.</summary>
    public void Expect(params IEnumerable<int> events)
    {
        lock (expected)
        {
            expected.UnionWith(events);
        }
    }

    public ILogger CreateLogger(string categoryName) => new Writer(categoryName, lines);

    public void Dispose()
    {
    }

    private sealed class Writer(string category, ConcurrentQueue<(LogLevel, int, string)> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => lines.Enqueue((logLevel, eventId.Id, $"{logLevel} {category}[{eventId.Id}] {formatter(state, exception)} {exception}"));
    }
}
