using System.Collections.Concurrent;
using ChatDigestBot.Telegram.Api;
using ChatDigestBot.Telegram.Inbox;
using Telegram.Bot.Requests;
using Telegram.Bot.Requests.Abstractions;

namespace ChatDigestBot.Telegram.Pacing;

/// <summary>The way to Telegram for everything that people see: calls at the pace it allows.</summary>
/// <remarks>
/// <para>A reply waits as long as it must and is sent again when throttled, so <c>Throttled</c> never comes back to who replies to a person.</para>
/// <para>Bulk is never kept waiting for its chat's sake: it comes back <c>Throttled</c> with the wait, without a call, so that its sender can
/// put the row off and send another; and it comes back when Telegram throttles it. It does wait for the bot's own pace.</para>
/// <para>Calls to no chat (<c>getMe</c>, <c>answerCallbackQuery</c>) are not paced. When Telegram throttles such a method it is that method alone that
/// rests, and callers get <c>Throttled</c>: menus that are set too often must not stop the digests. The answer to one person's tap or query makes nobody else's
/// rest, and is given again while Telegram still waits for it.</para>
/// </remarks>
internal sealed class PacedApi(BotApiClient client, Pacer pacer, TimeProvider clock)
{
    /// <summary>How long bulk waits for a chat rather than turning back.</summary>
    internal static readonly TimeSpan BulkPatience = TimeSpan.FromMilliseconds(250);

    /// <summary>Telegram forgets a tap or an inline query after about fifteen seconds: later an answer reaches nobody.</summary>
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(12);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _restingMethods = new(StringComparer.Ordinal);

    /// <summary>How long Telegram wants to hear nothing from the bot; a sender of bulk looks here before it claims rows.</summary>
    public TimeSpan BotWait => pacer.BotWait();

    /// <summary>How long a bulk message to the chat would have to wait for the chat's own sake.</summary>
    public TimeSpan WaitOf(long chatId) => pacer.WaitOf(chatId);

    /// <exception cref="OperationCanceledException">The caller gave up; a call under way may have arrived.</exception>
    public Task<ApiResult<T>> SendAsync<T>(IRequest<T> request, SendPriority priority, CancellationToken cancellationToken) =>
        SendAsync<T>(request, priority, mayBegin: null, cancellationToken);

    /// <inheritdoc cref="BotApiClient.CallAsync{TRead}(IRequest, CancellationToken)" path="/typeparam"/>
    /// <exception cref="OperationCanceledException">The caller gave up; a call under way may have arrived.</exception>
    public Task<ApiResult<TRead>> SendAsync<TRead>(IRequest request, SendPriority priority, CancellationToken cancellationToken) =>
        SendAsync<TRead>(request, priority, mayBegin: null, cancellationToken);

    /// <param name="mayBegin">Asked each time a paced call is about to be made; false makes none, and nothing was sent.</param>
    /// <inheritdoc cref="BotApiClient.CallAsync{TRead}(IRequest, CancellationToken)" path="/typeparam"/>
    /// <exception cref="OperationCanceledException">The caller gave up; a call under way may have arrived.</exception>
    public async Task<ApiResult<TRead>> SendAsync<TRead>(IRequest request, SendPriority priority, Func<bool>? mayBegin, CancellationToken cancellationToken)
    {
        var pace = RequestPace.Of(request);
        if (pace.Chat is not { } chatId)
        {
            return request is AnswerCallbackQueryRequest or AnswerInlineQueryRequest
                ? await AnswerAsync<TRead>(request, priority, cancellationToken)
                : await CallUnpacedAsync<TRead>(request, priority, cancellationToken);
        }

        // "Typing…" is worth no wait: it would come when there is nothing left to type.
        var isWorthWaiting = priority.IsReply && request is not SendChatActionRequest;
        while (true)
        {
            if (!pacer.TryEnter(chatId, pace.Messages, priority, isWorthWaiting ? TimeSpan.MaxValue : BulkPatience, cancellationToken, out var entering, out var wait))
            {
                return new ApiResult<TRead>.Throttled(wait);
            }

            var pass = await WaitAsync(entering);
            if (mayBegin is not null && !mayBegin())
            {
                pacer.Finish(pass, retryAfter: null);
                return new ApiResult<TRead>.NotSent(FailureReason.Withdrawn);
            }

            var result = await CallAsync<TRead>(request, pass, priority, pace.Messages, cancellationToken);
            if (!isWorthWaiting || result is not ApiResult<TRead>.Throttled)
            {
                return result;
            }
        }
    }

    private static async ValueTask<SendPermit> WaitAsync(ValueTask<SendPermit> entering)
    {
        if (entering.IsCompleted)
        {
            return await entering;
        }

        // A handler that waits for its chat gives its place to others.
        using var aside = HandlerSlot.StepAside();
        return await entering;
    }

    private async Task<ApiResult<T>> CallAsync<T>(IRequest request, SendPermit pass, SendPriority priority, int messages, CancellationToken cancellationToken)
    {
        TimeSpan? retryAfter = null;
        try
        {
            var result = await CallAsync<T>(request, priority, isSeen: messages > 0, cancellationToken);
            retryAfter = (result as ApiResult<T>.Throttled)?.RetryAfter;
            return result;
        }
        finally
        {
            pacer.Finish(pass, retryAfter);
        }
    }

    private async Task<ApiResult<T>> CallAsync<T>(IRequest request, SendPriority priority, bool isSeen, CancellationToken cancellationToken)
    {
        // The call has a time limit of its own, so it does not use up its handler's. And what a handler shows is not cut half-way when
        // the handler is told to stop: only an outcome tells whether the update may be handled again.
        using var calling = HandlerSlot.Call();
        return await client.CallAsync<T>(
            request, priority.IsReply ? BotApiClient.ReplyPatience : BotApiClient.UsualPatience, calling is not null && isSeen ? CancellationToken.None : cancellationToken);
    }

    private async Task<ApiResult<T>> CallUnpacedAsync<T>(IRequest request, SendPriority priority, CancellationToken cancellationToken)
    {
        if (_restingMethods.TryGetValue(request.MethodName, out var until))
        {
            var wait = until - clock.GetUtcNow();
            if (wait > TimeSpan.Zero)
            {
                return new ApiResult<T>.Throttled(wait);
            }

            _restingMethods.TryRemove(request.MethodName, out _);
        }

        var result = await CallAsync<T>(request, priority, isSeen: false, cancellationToken);
        if (result is ApiResult<T>.Throttled throttled)
        {
            _restingMethods[request.MethodName] = clock.GetUtcNow() + throttled.RetryAfter;
        }

        return result;
    }

    /// <summary>Answers one person's tap or query; where nothing was done, again while somebody waits.</summary>
    private async Task<ApiResult<T>> AnswerAsync<T>(IRequest request, SendPriority priority, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            var result = await CallAsync<T>(request, priority, isSeen: false, cancellationToken);
            TimeSpan? wait = result switch
            {
                ApiResult<T>.Throttled throttled => throttled.RetryAfter,
                ApiResult<T>.NotSent => TimeSpan.FromSeconds(attempt),
                _ => null,
            };
            if (wait is not { } rest || clock.GetElapsedTime(began) + rest > AnswerPatience)
            {
                return result;
            }

            using var aside = HandlerSlot.StepAside();
            await Task.Delay(rest, clock, cancellationToken);
        }
    }
}
