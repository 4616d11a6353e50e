using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;

namespace ChatDigestBot.Broadcasts;

/// <summary>Lets nothing more of a broadcast go out for the time being.</summary>
[ChatCommand("broadcast_pause", Access.Admins, IsHidden = true)]
internal sealed class PauseBroadcastCommand(BroadcastDesk desk) : IChatCommand
{
    public Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken) => desk.PauseAsync(call, cancellationToken);
}
