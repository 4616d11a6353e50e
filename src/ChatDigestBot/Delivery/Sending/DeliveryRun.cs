using System.Collections.Concurrent;
using System.Data.Common;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Storage;
using ChatDigestBot.Telegram.Api;
using ChatDigestBot.Telegram.Pacing;
using SendResult = ChatDigestBot.Telegram.Api.ApiResult<Telegram.Bot.Types.MessageId>;

namespace ChatDigestBot.Delivery.Sending;

/// <summary>One sender's time at the head of the ledger: begins what is due and writes down what became of it.</summary>
/// <remarks>
/// Outcomes and beginnings share one transaction a group, so that a disk that must be waited for costs little a message.
/// Killed at any line: rows that were <c>sending</c> are found by the next sender, all others are as planned or as settled.
/// </remarks>
internal sealed class DeliveryRun(
    Lease lease,
    Database database,
    DeliveryLedgerWriter writer,
    DeliveryBacklog backlog,
    CallLog? calls,
    PacedApi api,
    DeliveryOptions options,
    DeliveryBell bell,
    UnitTrouble trouble,
    TimeProvider clock,
    ILogger logger)
{
    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(5);

    // Whoever waits longer for the bot's pace, such as for a throttled bot, asks the ledger again whether the message is still wanted.
    private static readonly TimeSpan MaxInHand = TimeSpan.FromSeconds(3);
    private const int WriteAttempts = 5;

    private readonly ConcurrentQueue<Attempt> _finished = new();
    private readonly DeliveryCaller _caller = new(api, options);
    private readonly ClaimAhead _ahead = new(calls is null ? 0 : options.ClaimAhead);
    private readonly SendBreaker _breaker = new();
    private readonly LossGuard _losses = new();
    private CallGate? _gate;
    private LossAlarm? _alarm;
    private int _sending;

    /// <summary>How long there is nothing to do unless the bell rings.</summary>
    public TimeSpan IdleTime => backlog.IdleTime;

    /// <summary>Sends everything that may be sent now; returns how many attempts were made. Cancelled, it ends what is under way.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        using var abort = new CancellationTokenSource();
        await using var drain = cancellationToken.UnsafeRegister(_ => abort.CancelAfter(DrainTime), null);
        _gate = new CallGate(options.InFlight, row => _ = SendAsync(row, abort.Token));
        var attempts = 0;
        while (true)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                Withdraw();
            }

            var settlements = Settle();
            var next = cancellationToken.IsCancellationRequested ? [] : await NextAsync(settlements, cancellationToken);
            if (settlements.Count + next.Count > 0)
            {
                attempts += await CommitAsync(settlements, next);
            }
            else if (_sending == 0)
            {
                return attempts;
            }

            await WaitForGroupAsync();
        }
    }

    /// <summary>Takes the outcomes so far, as what is to be written about them.</summary>
    private List<Settlement> Settle()
    {
        var settlements = new List<Settlement>(_finished.Count);
        var now = clock.GetUtcNow();
        while (_finished.TryDequeue(out var attempt))
        {
            _sending--;
            _breaker.Note(attempt.Result, now);
            settlements.Add(new Settlement
            {
                Row = attempt.Row,
                Epoch = lease.Epoch,
                Disposition = _losses.Judge(
                    attempt.Row, attempt.Result, DeliveryPolicy.AfterAttempt(attempt.Row, attempt.Content.Form, attempt.Result, now), now, out var alarm),
                HasStories = attempt.Content.HasStories,
            });
            _alarm = alarm ?? _alarm;
        }

        return settlements;
    }

    private async Task<List<DeliveryRow>> NextAsync(List<Settlement> settlements, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var free = _breaker.Allows(options.InFlight + _ahead.Rows - _sending, _sending, now);
        if (free <= 0 || api.BotWait > TimeSpan.Zero)
        {
            return [];
        }

        await backlog.ReadAsync(cancellationToken);
        var bulk = _losses.Allows(free, _sending, now);
        return backlog.Take(bulk > 0 ? bulk : free, onlyUrgent: bulk == 0, settlements, now);
    }

    private async Task<int> CommitAsync(List<Settlement> settlements, List<DeliveryRow> next)
    {
        var written = await WriteAsync(settlements, next);
        _ahead.Note(_finished.Count, isTrouble: settlements.Exists(settlement => settlement is { WasTried: true, Disposition: Disposition.Retry or Disposition.InDoubt }));
        _alarm = null;
        if (written.Progress > 0)
        {
            calls?.Advance(written.Progress);
        }

        settlements.ForEach(settlement => calls?.Forget(settlement.Row.Id));
        trouble.Note(settlements);
        backlog.Settled(settlements, written.NextParts, lease.Epoch);
        var now = clock.GetUtcNow();
        var begun = new List<ClaimedRow>(next.Count);
        foreach (var row in next)
        {
            if (written.Begun.TryGetValue(row.Id, out var content))
            {
                begun.Add(new ClaimedRow(row, content, now));
            }
            else
            {
                backlog.Forget(row);
            }
        }

        _sending += begun.Count;
        _gate!.Add(begun);
        return begun.Count;
    }

    private async Task<LedgerWrite> WriteAsync(List<Settlement> settlements, List<DeliveryRow> next)
    {
        var isUrgent = next.Exists(row => row.IsUrgent) || settlements.Exists(settlement => settlement.Row.IsUrgent);
        for (var attempt = 1; ; attempt++)
        {
            var isRepeated = attempt > 1;
            Func<DbSession, Task<LedgerWrite>> write = session => writer.WriteAsync(session, lease, settlements, _alarm, next, isRepeated);
            try
            {
                return await (isUrgent ? database.WriteAsync(write, CancellationToken.None) : database.WriteInBulkAsync(write, CancellationToken.None));
            }
            catch (DbException exception) when (exception.IsTransient || attempt < WriteAttempts)
            {
                // What Telegram said exists only here until it is written.
                logger.LedgerNotWritten(exception);
                await Task.Delay(TimeSpan.FromSeconds(Math.Min(attempt, WriteAttempts)), clock, CancellationToken.None);
            }
        }
    }

    private async Task SendAsync(ClaimedRow claimed, CancellationToken abort)
    {
        SendResult result;
        var (row, content, claimedAt) = claimed;
        try
        {
            result = await _caller.CallAsync(
                row,
                content,
                () => (row.IsUrgent || clock.GetUtcNow() - claimedAt <= MaxInHand) && (calls?.TryBegin(row.Id) ?? true),
                abort);
            Note(row, result);
        }
        catch (OperationCanceledException) when (abort.IsCancellationRequested)
        {
            result = new SendResult.Unknown("shutdown");
        }
        catch (Exception exception)
        {
            // One message that breaks must not stop the next; whether it arrived nobody knows.
            logger.SendBroke(exception, row.Id);
            result = new SendResult.Unknown("fault");
        }

        _finished.Enqueue(new Attempt(row, content, result));
        if (result is SendResult.NotSent { Reason: not FailureReason.Withdrawn })
        {
            // What gets nowhere must not use up the attempts of those that wait behind it.
            Withdraw();
        }

        _gate!.Ended();
        bell.Nudge();
    }

    /// <summary>Gives back what is claimed and has not begun.</summary>
    private void Withdraw()
    {
        foreach (var waiting in _gate!.TakeBack())
        {
            _finished.Enqueue(new Attempt(waiting.Row, waiting.Content, new SendResult.NotSent(FailureReason.Withdrawn)));
        }

        bell.Nudge();
    }

    private void Note(DeliveryRow row, SendResult result)
    {
        if (result is SendResult.Ok { Value: var message })
        {
            calls?.Answer(row.Id, message.Id);
        }
        else if (result is not SendResult.Unknown)
        {
            calls?.Forget(row.Id);
        }
    }

    /// <summary>Waits for an outcome or news, and a moment longer for others to share its transaction.</summary>
    private async Task WaitForGroupAsync()
    {
        if (_sending == 0)
        {
            return;
        }

        if (_finished.IsEmpty)
        {
            await bell.WaitAsync(IdleTime, clock, CancellationToken.None);
        }

        var group = Math.Min(Math.Max(1, Math.Max(options.InFlight, _ahead.Rows) / 2), _sending);
        while (!_finished.IsEmpty && _finished.Count < group && await bell.WaitAsync(Linger, clock, CancellationToken.None))
        {
        }
    }
}
