using System.Collections.Concurrent;
using ChatDigestBot.Delivery.Sending;

namespace ChatDigestBot.Delivery.Ledger;

/// <summary>What became of the last messages of each broadcast, as far as this process sent them; whoever plans bulk looks here whether something is wrong with it.</summary>
/// <remarks>In memory: after a restart it begins to look again.</remarks>
internal sealed class UnitTrouble
{
    public const int Window = 200;

    /// <summary>One in twenty.</summary>
    public const int MostFailures = Window / 20;

    private readonly ConcurrentDictionary<string, Recent> _units = new(StringComparer.Ordinal);

    /// <summary>More than one in twenty of the last messages failed, and not because people blocked the bot.</summary>
    public bool IsTooMuch(string unit) => _units.TryGetValue(unit, out var recent) && recent.Failures > MostFailures;

    public void Forget(string unit) => _units.TryRemove(unit, out _);

    /// <summary>Notes what became of messages; only of an editor's, which can be paused.</summary>
    public void Note(IEnumerable<Settlement> settlements)
    {
        foreach (var settlement in settlements)
        {
            if (settlement is { WasTried: true, State: DeliveryState.Sent or DeliveryState.Failed or DeliveryState.InDoubt, Row.Kind: DeliveryKind.Broadcast or DeliveryKind.Recall or DeliveryKind.Correction })
            {
                _units.GetOrAdd(settlement.Row.Unit, _ => new Recent()).Add(IsTroubling(settlement.Disposition));
            }
        }
    }

    // A chat that takes nothing any more says nothing about the message.
    private static bool IsTroubling(Disposition disposition) => disposition switch
    {
        Disposition.Done => false,
        Disposition.Suspend suspend => ChatTreatment.Of(suspend.Reason) is Chats.Reachability.Missing,
        _ => true,
    };

    private sealed class Recent
    {
        private readonly Queue<bool> _last = new();

        public int Failures { get; private set; }

        public void Add(bool isFailure)
        {
            _last.Enqueue(isFailure);
            Failures += isFailure ? 1 : 0;
            if (_last.Count > Window && _last.Dequeue())
            {
                Failures--;
            }
        }
    }
}
