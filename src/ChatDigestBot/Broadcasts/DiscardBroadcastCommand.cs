using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;

namespace ChatDigestBot.Broadcasts;

/// <summary>The button that throws a prepared broadcast away.</summary>
[ChatCommand("broadcast_cancel", Access.Admins, IsHidden = true)]
internal sealed class DiscardBroadcastCommand(BroadcastDesk desk) : IChatCommand
{
    public Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken) => desk.DiscardAsync(call, cancellationToken);
}
