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

    // A timer, not a task that is waited for: SQLite's driver works on the calling thread.
    public TypingSign(PacedApi api, long chatTelegramId, int? threadId, TimeProvider clock, CancellationToken cancellationToken) => _timer = clock.CreateTimer(
        _ => _ = api.SendAsync(new SendChatActionRequest { ChatId = chatTelegramId, MessageThreadId = threadId, Action = ChatAction.Typing }, SendLane.Reply, cancellationToken),
        null,
        Slow,
        Again);

    public ValueTask DisposeAsync() => _timer.DisposeAsync();
}
