using ChatDigestBot.Delivery.Ledger;

namespace ChatDigestBot.Delivery.Sending;

/// <summary>What becomes of a ledger row after an attempt.</summary>
internal abstract record Disposition
{
    private Disposition()
    {
    }

    internal sealed record Done(long MessageId) : Disposition;

    /// <param name="NotBefore">The earliest next attempt.</param>
    /// <param name="CountsAsAttempt">False where the attempt said nothing about the message.</param>
    /// <param name="IsUnanswered">True where this attempt may have arrived: the row is possibly twice from now on.</param>
    /// <param name="Reason">Why it was not done this time.</param>
    internal sealed record Retry(DateTimeOffset NotBefore, bool CountsAsAttempt, bool IsUnanswered, string Reason) : Disposition;

    /// <summary>Waits for somebody's word.</summary>
    /// <param name="Reason">Why nobody knows.</param>
    /// <param name="IsUnanswered">False where the doubt comes from an attempt before.</param>
    internal sealed record InDoubt(string Reason, bool IsUnanswered = true) : Disposition;

    /// <summary>Failed for good; only an editor or operator tries again.</summary>
    internal sealed record Abandon(string Reason) : Disposition;

    /// <summary>Not wanted any more, and nothing of it was sent.</summary>
    internal sealed record Cancel(string Reason) : Disposition;

    /// <summary>Failed because of the chat, which is treated too: its other rows would fail the same way.</summary>
    internal sealed record Suspend(string Reason) : Disposition;

    /// <summary>The chat has a new id; the row is sent there at once.</summary>
    internal sealed record Move(long ToChatId) : Disposition;

    /// <summary>The content goes out in a simpler form from now on, to everybody; the row is sent again at once.</summary>
    internal sealed record Simplify(ContentForm Form, string Description) : Disposition;
}
