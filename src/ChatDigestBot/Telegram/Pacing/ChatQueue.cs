namespace ChatDigestBot.Telegram.Pacing;

/// <summary>One chat's pace and the calls that wait for it: replies first, each kind in order.</summary>
internal sealed class ChatQueue(ChatPace pace)
{
    // Most chats never have a call waiting.
    private Queue<Waiter>? _replies;
    private Queue<Waiter>? _bulk;

    public ChatPace Pace { get; } = pace;

    /// <summary>Grows whenever the chat is listed again; older places in the lists are void.</summary>
    public int Listing { get; set; }

    /// <summary>The next call, past those whose callers gave up.</summary>
    public Waiter? First => FirstOf(_replies) ?? FirstOf(_bulk);

    public void Add(Waiter waiter) => (waiter.Priority.IsReply ? _replies ??= new() : _bulk ??= new()).Enqueue(waiter);

    public void RemoveFirst(Waiter first) => (first.Priority.IsReply ? _replies : _bulk)!.Dequeue();

    /// <summary>When the call may go as far as this chat is concerned; null while another is under way.</summary>
    public long? FreeAt(int messages, bool isReply) => messages > 0 && Pace.IsCalling ? null : Pace.FreeAt(isReply, messages);

    private static Waiter? FirstOf(Queue<Waiter>? waiters)
    {
        while (waiters is not null && waiters.TryPeek(out var first))
        {
            if (!first.IsGivenUp)
            {
                return first;
            }

            waiters.Dequeue();
        }

        return null;
    }
}
