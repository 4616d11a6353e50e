using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;

namespace ChatDigestBot.Broadcasts;

/// <summary>Tries once more those that failed, and only those.</summary>
[ChatCommand("broadcast_retry", Access.Admins, IsHidden = true)]
internal sealed class RetryBroadcastCommand(BroadcastDesk desk) : IChatCommand
{
    public Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken) => desk.RetryAsync(call, cancellationToken);
}
