using ChatDigestBot.Storage;
using ChatDigestBot.Telegram;
using ChatDigestBot.Telegram.Inbox;

namespace ChatDigestBot.Tests.Telegram.Inbox;

/// <summary>One process's inbox on a database that others may share.</summary>
internal sealed class InboxNode : IDisposable
{
    public const long Bot = 11;

    private readonly TelegramMetrics _metrics = new();
    private readonly CancellationTokenSource _stop = new();
    private Task _writing = Task.CompletedTask;

    /// <param name="countsByServer">Its claims run out by the database's clock, as those of real nodes do.</param>
    public InboxNode(Database database, TimeProvider clock, IUpdateHandler handler, bool countsByServer = false)
    {
        Dispatcher = new UpdateDispatcher(handler, _metrics, HandlerLog, clock, TimeProvider.System);
        var leases = countsByServer ? new LeaseStore(database, clock) { UsesServerTime = true } : new LeaseStore(database, clock);
        Inbox = new UpdateInbox(database, leases, Dispatcher, _metrics, clock, Log);
    }

    public UpdateDispatcher Dispatcher { get; }

    public UpdateInbox Inbox { get; }

    public CollectingLogger<UpdateInbox> Log { get; } = new();

    public CollectingLogger<UpdateDispatcher> HandlerLog { get; } = new();

    public async Task<InboxNode> OpenAsync()
    {
        await Inbox.OpenAsync(Bot, CancellationToken.None);
        return this;
    }

    /// <summary>Writes by itself from here on, whenever something arrives.</summary>
    public void Run() => _writing = Inbox.RunAsync(_stop.Token);

    /// <summary>Writes one group, and returns when these updates are in it.</summary>
    public async Task TakeAsync(params ReceivedUpdate[] updates)
    {
        var taking = Inbox.AcceptAsync(updates, CancellationToken.None);
        await Inbox.WriteOnceAsync();
        await taking;
    }

    /// <summary>Waits for what became of an update, and writes it.</summary>
    public async Task MarkAsync()
    {
        await Dispatcher.Marks.WaitToReadAsync();
        await Inbox.WriteOnceAsync();
    }

    /// <summary>Ends as a stopped program does.</summary>
    public async Task CloseAsync()
    {
        await _stop.CancelAsync();
        await _writing;
        await Inbox.CloseAsync();
    }

    public void Dispose()
    {
        Dispatcher.Dispose();
        _metrics.Dispose();
        _stop.Dispose();
    }
}
