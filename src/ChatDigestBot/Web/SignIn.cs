using ChatDigestBot.Roles;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Web;

/// <summary>Turns a key from the chat into a session, in one transaction: the key is used up, the audit log and its owner's chat know of it, or nothing of that is so.</summary>
internal sealed class SignIn(Database database, SignInKeyStore keys, ConsoleSessionStore sessions, RoleStore roles, IEnumerable<ISignInWatcher> watchers)
{
    /// <summary>Whose key it was, and the key of the session, for its cookie; null where it lets nobody in.</summary>
    /// <param name="address">Where the browser is.</param>
    /// <param name="agent">What it calls itself.</param>
    public async Task<(long UserId, string Session)?> RedeemAsync(string key, string? address, string? agent, CancellationToken cancellationToken)
    {
        var signedIn = await database.WriteAsync<(long, string)?>(
            async write =>
            {
                if (await keys.RedeemAsync(write, key) is not { } userId || await roles.FindAsync(write, userId) < Role.Viewer)
                {
                    return null;
                }

                var (sessionKey, session) = await sessions.StartAsync(write, userId, address, agent);
                foreach (var watcher in watchers)
                {
                    await watcher.SignedInAsync(write, session);
                }

                return (userId, sessionKey);
            },
            cancellationToken);
        if (signedIn is not null)
        {
            foreach (var watcher in watchers)
            {
                watcher.Committed();
            }
        }

        return signedIn;
    }
}
