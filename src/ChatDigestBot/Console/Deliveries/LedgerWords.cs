using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;
using ChatDigestBot.Web;

namespace ChatDigestBot.Console.Deliveries;

/// <summary>Names of units, reasons and states of the ledger, for people.</summary>
internal static class LedgerWords
{
    /// <summary>"Digest of 28 November", "Broadcast #3".</summary>
    public static string Unit(Visitor visitor, string unit)
    {
        if (DeliveryUnit.SlotDateOf(unit) is { } date)
        {
            var today = LocalTime.DateAt(visitor.Now, visitor.Zone);
            return visitor.Say("pages.units.slot", ("day", DayText.Short(visitor.Texts, visitor.Language, date, today)));
        }

        return DeliveryUnit.BroadcastOf(unit) is { } id ? visitor.Say("pages.units.broadcast", ("id", id))
            : unit.StartsWith(DeliveryUnit.AlertPrefix, StringComparison.Ordinal) ? visitor.Say("pages.units.alert")
            : unit.StartsWith(DeliveryUnit.AskedPrefix, StringComparison.Ordinal) ? visitor.Say("pages.units.asked")
            : unit.StartsWith(DeliveryUnit.CorrectionPrefix, StringComparison.Ordinal) ? visitor.Say("pages.units.correction")
            : unit.StartsWith(DeliveryUnit.NoticePrefix, StringComparison.Ordinal) ? visitor.Say("pages.units.notice")
            : unit;
    }

    /// <summary>The code itself for one without words.</summary>
    public static string Reason(Visitor visitor, string? reason) => reason is { Length: > 0 } ? visitor.SayIfAny($"pages.reasons.{reason}") ?? reason : "";

    public static string State(Visitor visitor, DeliveryState state) => visitor.Say($"pages.states.{state.LowerName()}");

    public static string Tone(DeliveryState state) => state switch
    {
        DeliveryState.Sent => "good",
        DeliveryState.Failed => "bad",
        DeliveryState.InDoubt => "warn",
        _ => "",
    };
}
