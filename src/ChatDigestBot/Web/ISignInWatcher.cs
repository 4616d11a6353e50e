namespace ChatDigestBot.Web;

/// <summary>Learns of sign-ins; folders above add theirs.</summary>
internal interface ISignInWatcher
{
    Task SignedInAsync(ConsoleSession session, CancellationToken cancellationToken);
}
