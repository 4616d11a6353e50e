namespace ChatDigestBot.Telegram.Pacing;

/// <summary>Gives every call its moment: a pace for the bot, one per chat, one per group, and stillness where Telegram asked for it.</summary>
/// <remarks>
/// <para>Nothing is dropped: a call waits until it may go or its caller gives up. A chat that must wait holds up no other.</para>
/// <para>The paces live in memory. After a restart the first seconds may go a little faster than Telegram likes; it says so, and we obey.
/// Several nodes have a pacer each: bulk goes out on one node only, and what the others reply is found out by the same complaints.</para>
/// </remarks>
internal sealed class Pacer : IDisposable
{
    private static readonly long SweepEvery = TimeSpan.TicksPerMinute;

    private readonly Lock _gate = new();
    private readonly PacingOptions _options;
    private readonly TimeProvider _clock;
    private readonly long _origin;
    private readonly ITimer _timer;
    private readonly BotPace _bot;
    private readonly ThrottleScope _scope = new();
    private readonly Dictionary<long, ChatQueue> _chats = [];
    private readonly ReadyCalls _ready = new();
    private readonly PriorityQueue<(ChatQueue Chat, int Listing), long> _later = new();
    private long _timerAt = long.MaxValue;
    private long _sweepAt = long.MaxValue;
    private int _sweepAbove = 1024;

    public Pacer(PacingOptions options, TimeProvider clock)
    {
        _options = options;
        _clock = clock;
        _origin = clock.GetTimestamp();
        _bot = new BotPace(options.MessagesPerSecond);
        _timer = clock.CreateTimer(_ => OnTimer(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Messages a second that the bot allows itself at present.</summary>
    public double Rate
    {
        get
        {
            lock (_gate)
            {
                return _bot.Rate;
            }
        }
    }

    /// <summary>Chats whose pace is remembered.</summary>
    public int ChatCount
    {
        get
        {
            lock (_gate)
            {
                return _chats.Count;
            }
        }
    }

    private long Now => _clock.GetElapsedTime(_origin).Ticks;

    public void Dispose() => _timer.Dispose();

    /// <summary>How long Telegram wants to hear nothing from the bot at all; zero when it may send.</summary>
    public TimeSpan BotWait()
    {
        lock (_gate)
        {
            return Until(_bot.FrozenUntil, Now);
        }
    }

    /// <summary>How long a bulk message to the chat must wait for the chat's own sake.</summary>
    public TimeSpan WaitOf(long chatId)
    {
        lock (_gate)
        {
            return _chats.TryGetValue(chatId, out var chat) ? WaitOf(chat, 1, isReply: false, Now) : TimeSpan.Zero;
        }
    }

    /// <summary>Waits for the moment of a call. Every pass must be given back by <see cref="Finish"/>.</summary>
    /// <param name="messages">How many messages the call counts as; 0 waits for freezes alone.</param>
    /// <param name="patience">A chat that must wait longer for its own sake gets no pass but <paramref name="wait"/>.</param>
    public bool TryEnter(long chatId, int messages, SendPriority priority, TimeSpan patience, CancellationToken cancellationToken, out ValueTask<SendPermit> pass, out TimeSpan wait)
    {
        lock (_gate)
        {
            var now = Now;
            var chat = Find(chatId, now);
            wait = WaitOf(chat, messages, priority.IsReply, now);
            if (wait > patience)
            {
                pass = default;
                return false;
            }

            if (wait == TimeSpan.Zero && _bot.FreeAt(messages) <= now && IsFirst(chat, messages, priority))
            {
                pass = new ValueTask<SendPermit>(Take(chat, messages, now));
                return true;
            }

            var waiter = new Waiter(messages, priority, cancellationToken);
            chat.Add(waiter);
            if (chat.First == waiter)
            {
                List(chat, now);
                Pump(now);
            }

            pass = new ValueTask<SendPermit>(waiter.Task);
            return true;
        }
    }

    /// <summary>Gives a pass back when the call has ended.</summary>
    /// <param name="retryAfter">How long Telegram told to wait, where it did.</param>
    public void Finish(SendPermit pass, TimeSpan? retryAfter)
    {
        lock (_gate)
        {
            var now = Now;
            var pace = pass.Chat.Pace;
            _bot.Finish(pass.Place, pass.Messages, pass.StartedAt, now);
            pace.Finish(pass.Messages, pass.StartedAt, now);
            if (retryAfter is { } time)
            {
                var until = now + time.Ticks;
                pace.Throttle(until);
                if (_scope.Throttled(pace.ChatId, now))
                {
                    _bot.Throttle(pass.StartedAt, until, now);
                }
            }
            else
            {
                _scope.Answered(pace.ChatId, now);
            }

            if (pass.Chat.First is not null)
            {
                List(pass.Chat, now);
            }

            Pump(now);
        }
    }

    private static TimeSpan Until(long moment, long now) => moment > now ? new TimeSpan(moment - now) : TimeSpan.Zero;

    private TimeSpan WaitOf(ChatQueue chat, int messages, bool isReply, long now) =>
        // A call under way is answered nobody knows when; the chat's usual pace is a fair guess.
        Until(chat.FreeAt(messages, isReply) ?? Math.Max(now + (TimeSpan.TicksPerSecond / _options.PerChatPerSecond), chat.Pace.FreeAt(isReply, messages)), now);

    private bool IsFirst(ChatQueue chat, int messages, SendPriority priority) =>
        messages == 0 || (chat.First is null && !_ready.HasReplies && (priority.IsReply || !_ready.HasBulk));

    private SendPermit Take(ChatQueue chat, int messages, long now)
    {
        chat.Pace.Take(messages, now);
        return new SendPermit { Chat = chat, Messages = messages, Place = _bot.Take(messages, now), StartedAt = now };
    }

    /// <summary>Puts the chat where its first call belongs: with those that may go, or with those whose time comes later.</summary>
    private void List(ChatQueue chat, long now)
    {
        chat.Listing++;
        if (chat.First is not { } first || chat.FreeAt(first.Messages, first.Priority.IsReply) is not { } freeAt)
        {
            return; // nothing waits, or the end of the call under way lists it again
        }

        if (freeAt <= now)
        {
            _ready.Add(chat, first.Priority);
        }
        else
        {
            _later.Enqueue((chat, chat.Listing), freeAt);
        }
    }

    private void Pump(long now)
    {
        while (_later.TryPeek(out var due, out var freeAt) && (freeAt <= now || due.Listing != due.Chat.Listing))
        {
            _later.Dequeue();
            if (due.Listing == due.Chat.Listing)
            {
                List(due.Chat, now);
            }
        }

        var wakeAt = long.MaxValue;
        while (_ready.Peek() is { First: { } first } chat)
        {
            if (chat.FreeAt(first.Messages, first.Priority.IsReply) is not { } freeAt || freeAt > now)
            {
                List(chat, now); // frozen since
                continue;
            }

            if (_bot.FreeAt(first.Messages) is var botFreeAt && botFreeAt > now)
            {
                wakeAt = botFreeAt;
                break;
            }

            _ready.Take(chat, first.Priority);
            chat.RemoveFirst(first);
            var pass = Take(chat, first.Messages, now);
            if (!first.TryGive(pass))
            {
                // Given up this very moment: the turn is lost, not the count of calls under way.
                chat.Pace.Finish(pass.Messages, now, now);
            }

            List(chat, now);
        }

        if (_later.TryPeek(out _, out var laterAt))
        {
            wakeAt = Math.Min(wakeAt, laterAt);
        }

        Arm(Math.Min(wakeAt, _sweepAt), now);
    }

    private void Arm(long at, long now)
    {
        if (at < _timerAt)
        {
            _timerAt = at;
            // Timers count whole milliseconds; one that rings early would ring again and again.
            _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(Until(at, now).TotalMilliseconds)), Timeout.InfiniteTimeSpan);
        }
    }

    private void OnTimer()
    {
        lock (_gate)
        {
            var now = Now;
            _timerAt = long.MaxValue;
            if (now >= _sweepAt)
            {
                Sweep(now);
                _chats.TrimExcess();
                _sweepAbove = 1024;
            }

            Pump(now);
        }
    }

    private ChatQueue Find(long chatId, long now)
    {
        if (_chats.TryGetValue(chatId, out var chat))
        {
            return chat;
        }

        if (_chats.Count >= _sweepAbove)
        {
            Sweep(now);
            _sweepAbove = Math.Max(1024, _chats.Count * 2);
        }

        _chats.Add(chatId, chat = new ChatQueue(new ChatPace(chatId, _options)));
        _sweepAt = Math.Min(_sweepAt, now + SweepEvery);
        return chat;
    }

    /// <summary>Forgets the chats that have been still for longer than any limit looks back.</summary>
    private void Sweep(long now)
    {
        foreach (var (chatId, chat) in _chats)
        {
            if (chat.First is null && chat.Pace.IsForgettable(now))
            {
                _chats.Remove(chatId);
            }
        }

        _sweepAt = _chats.Count == 0 ? long.MaxValue : now + SweepEvery;
    }
}
