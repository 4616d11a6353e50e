using System.Collections.Concurrent;
using ChatDigestBot.Telegram;
using Telegram.Bot.Types;

namespace ChatDigestBot.Tests.Telegram.Inbox;

/// <summary>Handles updates as the test says, and knows which have come.</summary>
internal sealed class ScriptedHandler(Func<Update, CancellationToken, Task> script) : IUpdateHandler
{
    private readonly ConcurrentDictionary<long, TaskCompletionSource> _awaited = new();

    /// <summary>In the order in which handling ended well.</summary>
    public ConcurrentQueue<long> Done { get; } = new();

    public static ScriptedHandler Quick() => new((_, _) => Task.CompletedTask);

    public async Task HandleAsync(Update update, CancellationToken cancellationToken)
    {
        await script(update, cancellationToken);
        Done.Enqueue(update.Id);
        Awaited(update.Id).TrySetResult();
    }

    /// <summary>Ends when the update has been handled once.</summary>
    public Task HandledAsync(params IEnumerable<long> updateIds) =>
        Task.WhenAll(updateIds.Select(id => Awaited(id).Task)).WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System);

    private TaskCompletionSource Awaited(long id) => _awaited.GetOrAdd(id, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
