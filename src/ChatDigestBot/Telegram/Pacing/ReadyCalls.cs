namespace ChatDigestBot.Telegram.Pacing;

/// <summary>Chats whose next call may go as soon as the bot may: replies first, bulk lanes by turns. Not thread-safe.</summary>
/// <remarks>After four replies in a row one bulk call goes, so that people who write much cannot stop a broadcast.</remarks>
internal sealed class ReadyCalls
{
    private const int RepliesInRow = 4;

    private readonly Queue<(ChatQueue Chat, int Listing)> _replies = new();
    private readonly Dictionary<long, Queue<(ChatQueue Chat, int Listing)>> _bulk = [];
    private readonly Queue<long> _turns = new();
    private int _repliesInRow;

    public bool HasReplies => Peek(_replies) is not null;

    public bool HasBulk => NextBulk() is not null;

    public void Add(ChatQueue chat, SendPriority priority)
    {
        if (priority.IsReply)
        {
            _replies.Enqueue((chat, chat.Listing));
            return;
        }

        if (!_bulk.TryGetValue(priority.Key, out var queue))
        {
            _bulk.Add(priority.Key, queue = new());
            _turns.Enqueue(priority.Key);
        }

        queue.Enqueue((chat, chat.Listing));
    }

    /// <summary>The chat whose turn it is; stays until taken.</summary>
    public ChatQueue? Peek()
    {
        var reply = Peek(_replies);
        var bulk = reply is null || _repliesInRow >= RepliesInRow ? NextBulk() : null;
        return bulk ?? reply;
    }

    /// <summary>Takes what <see cref="Peek()"/> showed.</summary>
    public void Take(ChatQueue chat, SendPriority priority)
    {
        if (Peek(_replies) == chat)
        {
            _replies.Dequeue();
        }
        else
        {
            var key = _turns.Dequeue();
            _turns.Enqueue(key);
            _bulk[key].Dequeue();
        }

        _repliesInRow = priority.IsReply ? _repliesInRow + 1 : 0;
    }

    private ChatQueue? NextBulk()
    {
        while (_turns.TryPeek(out var key))
        {
            if (Peek(_bulk[key]) is { } chat)
            {
                return chat;
            }

            _turns.Dequeue();
            _bulk.Remove(key);
        }

        return null;
    }

    private static ChatQueue? Peek(Queue<(ChatQueue Chat, int Listing)> queue)
    {
        while (queue.TryPeek(out var head))
        {
            if (head.Listing == head.Chat.Listing && head.Chat.First is not null)
            {
                return head.Chat;
            }

            queue.Dequeue();
        }

        return null;
    }
}
