using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;

namespace ChatDigestBot.Broadcasts;

/// <summary>The button that sends a prepared broadcast to everybody.</summary>
[ChatCommand("broadcast_send", Access.Admins, IsHidden = true)]
internal sealed class SendBroadcastCommand(BroadcastDesk desk) : IChatCommand
{
    public Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken) => desk.SendAsync(call, cancellationToken);
}
