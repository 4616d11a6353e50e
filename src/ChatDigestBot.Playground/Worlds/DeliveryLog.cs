namespace ChatDigestBot.Playground.Worlds;

/// <summary>One message the bot got across, in the order of arrival.</summary>
internal readonly record struct Arrival(DateTimeOffset At, long ChatId, int? ThreadId, int MessageId, string? Text);

/// <summary>Everything the bot sent, with times; kept even where a message was deleted since.</summary>
internal sealed class DeliveryLog(bool isKept)
{
    private readonly Lock gate = new();
    private readonly List<Arrival> arrivals = [];
    private long count;

    public long Count => Interlocked.Read(ref count);

    public IReadOnlyList<Arrival> After(int skip)
    {
        lock (gate)
        {
            return skip >= arrivals.Count ? [] : arrivals.GetRange(skip, arrivals.Count - skip);
        }
    }

    public void Add(Message message)
    {
        Interlocked.Increment(ref count);
        if (isKept)
        {
            lock (gate)
            {
                arrivals.Add(new Arrival(message.SentAt, message.Chat.Id, message.ThreadId, message.Id, message.Text));
            }
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            arrivals.Clear();
            Interlocked.Exchange(ref count, 0);
        }
    }
}
