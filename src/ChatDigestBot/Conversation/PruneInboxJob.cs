using ChatDigestBot.Jobs;
using ChatDigestBot.Telegram.Inbox;

namespace ChatDigestBot.Conversation;

/// <summary>Ask for updates that Telegram can no longer repeat to be forgotten.</summary>
internal sealed record PruneInbox;

internal sealed class PruneInboxJob(InboxPruner pruner) : IHandle<PruneInbox>
{
    public async Task<string> HandleAsync(PruneInbox job, CancellationToken cancellationToken)
    {
        await pruner.PruneAsync(cancellationToken);
        return "old updates forgotten";
    }
}
