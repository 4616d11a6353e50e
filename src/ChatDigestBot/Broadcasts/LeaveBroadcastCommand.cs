using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;

namespace ChatDigestBot.Broadcasts;

/// <summary>Leaves what is in doubt as it is.</summary>
[ChatCommand("broadcast_leave", Access.Admins, IsHidden = true)]
internal sealed class LeaveBroadcastCommand(BroadcastDesk desk) : IChatCommand
{
    public Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken) => desk.LeaveAsync(call, cancellationToken);
}
