using ChatDigestBot.Telegram;
using Telegram.Bot.Types;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>Knows which updates the bot has finished with, so that a journey goes on exactly then.</summary>
internal sealed class HandledUpdates
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Lock gate = new();
    private readonly HashSet<long> done = [];
    private readonly Dictionary<long, TaskCompletionSource> awaited = [];

    public IUpdateHandler Around(IUpdateHandler handler) => new Watched(handler, this);

    public async Task WaitForAsync(long updateId)
    {
        TaskCompletionSource finished;
        lock (gate)
        {
            if (done.Contains(updateId))
            {
                return;
            }

            if (!awaited.TryGetValue(updateId, out finished!))
            {
                finished = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                awaited.Add(updateId, finished);
            }
        }

        await finished.Task.WaitAsync(Patience);
    }

    private void Finish(long updateId)
    {
        lock (gate)
        {
            done.Add(updateId);
            if (awaited.Remove(updateId, out var finished))
            {
                finished.SetResult();
            }
        }
    }

    private sealed class Watched(IUpdateHandler inner, HandledUpdates all) : IUpdateHandler
    {
        public async Task HandleAsync(Update update, CancellationToken cancellationToken)
        {
            await inner.HandleAsync(update, cancellationToken);
            all.Finish(update.Id);
        }
    }
}
