using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;

namespace ChatDigestBot.Broadcasts;

/// <summary>Calls off what has not gone out yet.</summary>
[ChatCommand("broadcast_stop", Access.Admins, IsHidden = true)]
internal sealed class StopBroadcastCommand(BroadcastDesk desk) : IChatCommand
{
    public Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken) => desk.StopAsync(call, cancellationToken);
}
