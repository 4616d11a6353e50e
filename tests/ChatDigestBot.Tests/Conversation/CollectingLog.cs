using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ChatDigestBot.Tests.Conversation;

/// <summary>Keeps what was logged at warning and above.</summary>
internal sealed class CollectingLog : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Warnings { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            Warnings.Enqueue($"{eventId.Id} {formatter(state, exception)}");
        }
    }

    public void Dispose()
    {
    }
}
