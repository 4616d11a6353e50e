using ChatDigestBot.Telegram.Pacing;
using Telegram.Bot.Requests;
using Telegram.Bot.Types.Enums;

namespace ChatDigestBot.Conversation.Replies;

/// <summary>Shows "typing…" when a command turns out to be slow; a quick one costs no call.</summary>
internal sealed class TypingSign : IAsyncDisposable
{
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(400);

    // Telegram shows it for five seconds.
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(4.5);

    private readonly ITimer _timer;
    private readonly CancellationTokenSource _over;

    // A timer, not a task that is waited for: SQLite's driver works on the calling thread.
    public TypingSign(PacedApi api, long chatTelegramId, int? threadId, TimeProvider clock, CancellationToken cancellationToken)
    {
        _over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // Asked for once: a timer may ring while the handler ends, and an exception in it would end the program.
        var isOver = _over.Token;
        // What the timer does is not the handler's: it must neither stop the handler's time nor give its place away.
        using var own = ExecutionContext.IsFlowSuppressed() ? default(IDisposable) : ExecutionContext.SuppressFlow();
        _timer = clock.CreateTimer(
            _ => _ = ShowAsync(api, new SendChatActionRequest { ChatId = chatTelegramId, MessageThreadId = threadId, Action = ChatAction.Typing }, isOver),
            null,
            Slow,
            Again);
    }

    /// <summary>Nor does a sign come that still waits for its turn: it would stand behind the answer.</summary>
    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        await _over.CancelAsync();
        _over.Dispose();
    }

    private static async Task ShowAsync(PacedApi api, SendChatActionRequest typing, CancellationToken cancellationToken)
    {
        try
        {
            await api.SendAsync(typing, SendPriority.Reply, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The handler is over; nobody waits for the sign.
        }
    }
}
