using ChatDigestBot.Telegram.Api;
using ChatDigestBot.Telegram.Pacing;

namespace ChatDigestBot.Conversation.Replies;

/// <summary>Ends the waiting circle of one tap: once, with a word or without, and before Telegram gives up waiting.</summary>
internal sealed class CallbackAnswer : IAsyncDisposable
{
    // Telegram forgets a query after about fifteen seconds.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    private readonly PacedApi _api;
    private readonly string? _queryId;
    private readonly CancellationToken _cancellationToken;
    private readonly ITimer? _timer;
    private readonly Lock _gate = new();
    private Task? _answer;

    /// <param name="api">Where to answer.</param>
    /// <param name="queryId">Null for what was typed: then there is nothing to answer.</param>
    /// <param name="clock">For the moment at which waiting ends.</param>
    /// <param name="cancellationToken">Ends the waiting too.</param>
    public CallbackAnswer(PacedApi api, string? queryId, TimeProvider clock, CancellationToken cancellationToken)
    {
        _api = api;
        _queryId = queryId;
        _cancellationToken = cancellationToken;
        // The timer's call is not the handler's.
        using var own = ExecutionContext.IsFlowSuppressed() ? default(IDisposable) : ExecutionContext.SuppressFlow();
        _timer = queryId is null ? null : clock.CreateTimer(_ => _ = GiveAsync(null), null, Patience, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Only the first call counts.</summary>
    /// <param name="toast">A few words over the chat.</param>
    /// <param name="url">What opens for who tapped.</param>
    public Task GiveAsync(string? toast, string? url = null)
    {
        lock (_gate)
        {
            return _answer ??= SendAsync(toast, url);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_timer is not null)
        {
            await _timer.DisposeAsync();
        }

        await GiveAsync(null);
    }

    private async Task SendAsync(string? toast, string? url)
    {
        if (_queryId is null)
        {
            return;
        }

        // A refusal means it was answered before or is too old; nobody is waiting then.
        try
        {
            await _api.SendAsync(new AnswerTapRequest(_queryId, toast) { Url = url }, SendPriority.Reply, _cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Told to stop: what was shown stays shown, and a circle is no reason to show it again.
        }
    }
}
