using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.BotApi;

/// <summary>Telegram's flood limits: in all, per private chat, per group. Sending on during a wait lengthens it.</summary>
internal sealed class SendLimiter(SendLimits limits, TimeProvider clock)
{
    private const double JitterShare = 0.1;
    private const int MaxWaitSeconds = 300;
    private static readonly TimeSpan GroupWindow = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Dictionary<long, ChatBudget> chats = [];
    private readonly Bucket free = new();
    private readonly Bucket paid = new();
    private long refused;

    /// <summary>May be changed while calls come in.</summary>
    public SendLimits Limits { get; set; } = limits;

    /// <summary>How many calls were answered with 429.</summary>
    public long Refused => Interlocked.Read(ref refused);

    /// <summary>Null lets the message pass; else the seconds to wait.</summary>
    public int? TryTake(Chat chat, bool isPaid)
    {
        var current = Limits;
        if (!current.IsOn)
        {
            return null;
        }

        lock (gate)
        {
            var now = clock.GetUtcNow();
            var wait = Decide(chat, isPaid && current.PaidPerSecond > 0, current, now);
            if (wait is not null)
            {
                Interlocked.Increment(ref refused);
            }

            return wait;
        }
    }

    private int? Decide(Chat chat, bool isPaid, SendLimits current, DateTimeOffset now)
    {
        var total = isPaid ? paid : free;
        var rate = isPaid ? current.PaidPerSecond : current.PerSecond;
        if (total.WaitFor(now, rate, rate * (1 + JitterShare)) is { } totalWait)
        {
            return totalWait;
        }

        if (BudgetOf(chat, current)?.WaitFor(now, current) is { } chatWait)
        {
            return chatWait;
        }

        total.Take(now, rate);
        if (chats.TryGetValue(chat.Id, out var budget))
        {
            budget.Take(now, current);
        }

        return null;
    }

    private ChatBudget? BudgetOf(Chat chat, SendLimits current)
    {
        if (chat.IsPrivate ? current.PerPrivateChatPerSecond <= 0 : current.PerGroupPerMinute <= 0)
        {
            return null;
        }

        if (!chats.TryGetValue(chat.Id, out var budget))
        {
            budget = chat.IsPrivate ? new PrivateBudget() : new GroupBudget();
            chats.Add(chat.Id, budget);
        }

        return budget;
    }

    private abstract class ChatBudget
    {
        public abstract int? WaitFor(DateTimeOffset now, SendLimits limits);

        public abstract void Take(DateTimeOffset now, SendLimits limits);
    }

    private sealed class PrivateBudget : ChatBudget
    {
        private readonly Bucket bucket = new();

        public override int? WaitFor(DateTimeOffset now, SendLimits limits) => bucket.WaitFor(now, limits.PerPrivateChatPerSecond, limits.PrivateChatBurst);

        public override void Take(DateTimeOffset now, SendLimits limits) => bucket.Take(now, limits.PerPrivateChatPerSecond);
    }

    private sealed class GroupBudget : ChatBudget
    {
        private readonly Queue<DateTimeOffset> sent = new();
        private DateTimeOffset frozenUntil;

        public override int? WaitFor(DateTimeOffset now, SendLimits limits)
        {
            while (sent.TryPeek(out var oldest) && oldest <= now - GroupWindow)
            {
                sent.Dequeue();
            }

            return Penalty(ref frozenUntil, now, sent.Count < limits.PerGroupPerMinute ? now : sent.Peek() + GroupWindow);
        }

        public override void Take(DateTimeOffset now, SendLimits limits) => sent.Enqueue(now);
    }

    /// <summary>A bucket as one instant: when it will be full again.</summary>
    private sealed class Bucket
    {
        private DateTimeOffset fullAt;
        private DateTimeOffset frozenUntil;

        public int? WaitFor(DateTimeOffset now, double perSecond, double capacity)
        {
            if (perSecond <= 0)
            {
                return null;
            }

            var allowedAt = (fullAt > now ? fullAt : now) - TimeSpan.FromSeconds((capacity - 1) / perSecond);
            return Penalty(ref frozenUntil, now, allowedAt);
        }

        public void Take(DateTimeOffset now, double perSecond)
        {
            if (perSecond > 0)
            {
                fullAt = (fullAt > now ? fullAt : now) + TimeSpan.FromSeconds(1 / perSecond);
            }
        }
    }

    private static int? Penalty(ref DateTimeOffset frozenUntil, DateTimeOffset now, DateTimeOffset allowedAt)
    {
        if (frozenUntil > now)
        {
            frozenUntil = Min(frozenUntil.AddSeconds(1), now.AddSeconds(MaxWaitSeconds)); // sending on makes it longer
        }
        else if (allowedAt > now)
        {
            frozenUntil = now.AddSeconds(Math.Ceiling((allowedAt - now).TotalSeconds));
        }
        else
        {
            return null;
        }

        return (int)Math.Ceiling((frozenUntil - now).TotalSeconds);
    }

    private static DateTimeOffset Min(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
