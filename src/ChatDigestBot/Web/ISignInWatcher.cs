using ChatDigestBot.Storage;

namespace ChatDigestBot.Web;

/// <summary>Learns of sign-ins; folders above add theirs.</summary>
internal interface ISignInWatcher
{
    /// <summary>In the transaction of the sign-in itself: whoever is in has been told of.</summary>
    Task SignedInAsync(DbSession write, ConsoleSession session);

    /// <summary>That transaction has ended well.</summary>
    void Committed();
}
