using ChatDigestBot.Jobs;
using ChatDigestBot.Telegram.Inbox;

namespace ChatDigestBot.Conversation;

/// <summary>Forgets updates that Telegram can no longer repeat.</summary>
internal sealed class PruneInboxJob(InboxPruner pruner) : IJob
{
    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        await pruner.PruneAsync(cancellationToken);
        return "old updates forgotten";
    }
}
