
namespace ChatDigestBot.Delivery.Ledger;

/// <summary>What a ledger row is for; it decides what doubt means and who may still receive it.</summary>
internal enum DeliveryKind
{
    /// <summary>A scheduled digest: only for those still subscribed, sent again when in doubt.</summary>
    Digest,

    /// <summary>A digest a person asked for: goes first, sent again when in doubt.</summary>
    Answer,

    /// <summary>News about words somebody follows: only for those who still want messages, sent again when in doubt.</summary>
    Alert,

    /// <summary>An editor's message: when in doubt, the editor decides.</summary>
    Broadcast,

    /// <summary>Takes a message back; doing it twice is as good as once.</summary>
    Recall,

    /// <summary>Changes a message that has arrived; doing it twice is as good as once.</summary>
    Correction,
}
