using ChatDigestBot.Telegram.Pacing;
using Microsoft.Extensions.Time.Testing;

namespace ChatDigestBot.Tests.Telegram.Pacing;

/// <summary>A pacer, a clock that moves a millisecond at a time, and a server that counts every message at its arrival.</summary>
internal sealed class PacingScene : IDisposable
{
    private readonly PriorityQueue<Action, (TimeSpan At, int Order)> _events = new();
    private readonly List<Call> _waiting = [];
    private readonly Random _random = new(12345);
    private int _order;

    public PacingScene(PacingOptions options) => Pacer = new Pacer(options, Clock);

    public FakeTimeProvider Clock { get; } = new();

    public Pacer Pacer { get; }

    /// <summary>Says with how long a wait the server refuses a message; null lets it pass.</summary>
    public Func<long, TimeSpan, TimeSpan?> Server { get; set; } = (_, _) => null;

    /// <summary>How long a call travels, each way.</summary>
    public Func<Random, TimeSpan> Travel { get; set; } = random => TimeSpan.FromMilliseconds(random.Next(1, 6));

    public TimeSpan Now { get; private set; }

    public List<(TimeSpan At, long ChatId, string Name)> Arrivals { get; } = [];

    public int Throttles { get; private set; }

    public int UnderWay { get; private set; }

    /// <summary>Asks for a message to go; true when it waits or went, false when bulk was turned back.</summary>
    public bool Send(long chatId, SendPriority lane, string name = "", int messages = 1, Action<bool>? ended = null, CancellationToken cancellationToken = default)
    {
        var patience = lane.IsReply ? TimeSpan.MaxValue : PacedApi.BulkPatience;
        if (!Pacer.TryEnter(chatId, messages, lane, patience, cancellationToken, out var entering, out _))
        {
            return false;
        }

        _waiting.Add(new Call(chatId, name, entering.AsTask(), ended));
        StartThoseAllowed();
        return true;
    }

    public void Run(TimeSpan time)
    {
        var end = Now + time;
        while (Now < end)
        {
            Now += TimeSpan.FromMilliseconds(1);
            Clock.Advance(TimeSpan.FromMilliseconds(1));
            while (_events.TryPeek(out var happens, out var when) && when.At <= Now)
            {
                _events.Dequeue();
                happens();
            }

            StartThoseAllowed();
        }
    }

    public int Arrived(string name) => Arrivals.Count(arrival => arrival.Name == name);

    public void Dispose() => Pacer.Dispose();

    private void StartThoseAllowed()
    {
        for (var index = 0; index < _waiting.Count; index++)
        {
            var call = _waiting[index];
            if (call.Entering.IsCompleted)
            {
                _waiting.RemoveAt(index--);
                if (call.Entering.IsCompletedSuccessfully)
                {
                    Start(call);
                }
            }
        }
    }

    private void Start(Call call)
    {
        UnderWay++;
        Later(Travel(_random), () =>
        {
            var wait = Server(call.ChatId, Now);
            Throttles += wait is null ? 0 : 1;
            if (wait is null)
            {
                Arrivals.Add((Now, call.ChatId, call.Name));
            }

            Later(Travel(_random), () =>
            {
                UnderWay--;
                Pacer.Finish(call.Entering.GetAwaiter().GetResult(), wait);
                call.Ended?.Invoke(wait is null);
            });
        });
    }

    public void After(TimeSpan delay, Action happens) => Later(delay, happens);

    private void Later(TimeSpan delay, Action happens) => _events.Enqueue(happens, (Now + delay, _order++));

    private sealed record Call(long ChatId, string Name, Task<SendPermit> Entering, Action<bool>? Ended);
}
