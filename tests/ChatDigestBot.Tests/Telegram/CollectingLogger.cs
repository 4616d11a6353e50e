using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ChatDigestBot.Tests.Telegram;

/// <summary>Keeps every line with its event id.</summary>
internal sealed class CollectingLogger<T> : ILogger<T>
{
    public ConcurrentQueue<(int Event, LogLevel Level, string Line)> Lines { get; } = new();

    public IEnumerable<int> Events => Lines.Select(line => line.Event);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue((eventId.Id, logLevel, $"{formatter(state, exception)} {exception}"));
}
