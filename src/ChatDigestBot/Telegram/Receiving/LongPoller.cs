using System.Data.Common;
using System.Runtime.InteropServices;
using System.Text.Json;
using ChatDigestBot.Storage;
using ChatDigestBot.Telegram.Api;
using ChatDigestBot.Telegram.Inbox;
using Telegram.Bot.Requests;

namespace ChatDigestBot.Telegram.Receiving;

/// <summary>Asks Telegram for updates and puts them into the inbox; the next question acknowledges what was written.</summary>
/// <remarks>
/// <para>Of several nodes one polls, by a lease: a second poller would be told 409.</para>
/// <para>The offset is only given after a batch, to acknowledge it. After an empty answer there is nothing to acknowledge, and the question goes without:
/// ids start over at random after a quiet week, and a greater offset from before would be wrong then.</para>
/// </remarks>
internal sealed class LongPoller(
    BotApiClient client, BotApiState state, TelegramOptions options, UpdateInbox inbox, Database database, LeaseStore leases, TimeProvider clock, ILogger<LongPoller> logger) : IUpdateSource
{
    public const string LeaseName = "polling";
    private const int MaxBatch = 100;

    /// <summary>A server that answers "nothing" at once is not asked more often than this.</summary>
    private static readonly TimeSpan ShortestEmptyPoll = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LeaseRetry = TimeSpan.FromSeconds(5);

    /// <summary>Short, so that a connection which died without a word is noticed within half a minute.</summary>
    private static readonly int WaitSeconds = 20;

    private readonly ApiTrouble _trouble = new(options.ApiUrl.Host, logger);
    private bool _isWebhookGone;
    private bool _isLeaseUnknown;
    private int? _offset;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (database.Engine == DatabaseEngine.Sqlite)
        {
            await PollAsync(cancellationToken);
            return;
        }

        while (true)
        {
            await PollWithLeaseAsync(cancellationToken);
            await Task.Delay(LeaseRetry, clock, cancellationToken);
        }
    }

    /// <summary>Polls for as long as the lease is ours; returns at once when it is another's, or when the database is away.</summary>
    internal async Task PollWithLeaseAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var held = await leases.TryHoldAsync(LeaseName, cancellationToken);
            if (_isLeaseUnknown)
            {
                _isLeaseUnknown = false;
                logger.LeaseKnown();
            }

            if (held is not null)
            {
                using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, held.Lost);
                await PollAsync(either.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Another node polls now.
            _offset = null;
            state.ReceivesNoLonger();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            if (!_isLeaseUnknown)
            {
                _isLeaseUnknown = true;
                logger.LeaseUnknown(exception.GetType().Name, (int)LeaseRetry.TotalSeconds);
            }
        }
    }

    /// <summary>One question and what comes of it.</summary>
    /// <returns>How long to wait before the next.</returns>
    internal async Task<TimeSpan> PollOnceAsync(CancellationToken cancellationToken)
    {
        if (!_isWebhookGone)
        {
            var deleted = await client.CallAsync(new DeleteWebhookRequest(), cancellationToken);
            if (!deleted.IsDone)
            {
                return _trouble.After(deleted);
            }

            _isWebhookGone = true;
            logger.Polling();
        }

        var asked = clock.GetTimestamp();
        var result = await client.CallAsync<JsonElement[]>(
            new GetUpdatesRequest { Offset = _offset, Limit = MaxBatch, Timeout = WaitSeconds, AllowedUpdates = UpdateKinds.Wanted }, cancellationToken);
        if (result is not ApiResult<JsonElement[]>.Ok { Value: var batch })
        {
            return _trouble.After(result);
        }

        _trouble.IsOver();
        if (batch.Length == 0)
        {
            _offset = null;
            var early = ShortestEmptyPoll - clock.GetElapsedTime(asked);
            return early > TimeSpan.Zero ? early : TimeSpan.Zero;
        }

        return await TakeAsync(batch, cancellationToken);
    }

    private async Task PollAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            TimeSpan wait;
            try
            {
                wait = await PollOnceAsync(cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // The batch is not acknowledged, so Telegram keeps it.
                if (exception is not DbException)
                {
                    logger.InboxFailed(exception, exception.GetType().Name); // of its database the inbox itself has said so
                }

                wait = _trouble.AfterInternalError();
            }

            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, clock, cancellationToken);
            }
        }
    }

    private async Task<TimeSpan> TakeAsync(JsonElement[] batch, CancellationToken cancellationToken)
    {
        var updates = new List<ReceivedUpdate>(batch.Length);
        foreach (var element in batch)
        {
            if (UpdateReader.Read(JsonMarshal.GetRawUtf8Value(element)) is { } update)
            {
                updates.Add(update);
            }
        }

        if (updates.Count(update => update.Update is not null) is var readable && readable < batch.Length)
        {
            logger.Unreadable(batch.Length - readable);
        }

        if (updates.Count == 0)
        {
            // Nothing that could be acknowledged: asking again at once would bring the same.
            return _trouble.AfterInternalError();
        }

        await inbox.AcceptAsync(updates, cancellationToken);
        _offset = (int)Math.Min(updates[^1].UpdateId + 1, int.MaxValue);
        return TimeSpan.Zero;
    }
}
