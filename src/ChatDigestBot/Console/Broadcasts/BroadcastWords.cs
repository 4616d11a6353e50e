using ChatDigestBot.Broadcasts;
using ChatDigestBot.Shared;
using ChatDigestBot.Web;

namespace ChatDigestBot.Console.Broadcasts;

/// <summary>States of broadcasts, for people. Pure.</summary>
internal static class BroadcastWords
{
    private const int ExcerptLength = 60;

    public static string Excerpt(Broadcast broadcast) => PlainText.Excerpt(broadcast.Message.Text.Plain, ExcerptLength);

    public static string State(Visitor visitor, Broadcast broadcast) =>
        visitor.Say($"pages.broadcasts.states.{(broadcast.RecalledAt is null ? broadcast.State.LowerName() : "recalled")}");

    public static string Tone(BroadcastState state) => state switch
    {
        BroadcastState.Done => "good",
        BroadcastState.Paused or BroadcastState.Unapproved => "warn",
        _ => "",
    };
}
