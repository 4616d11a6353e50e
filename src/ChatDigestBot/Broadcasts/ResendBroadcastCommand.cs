using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;

namespace ChatDigestBot.Broadcasts;

/// <summary>Sends again what is in doubt: an editor's word that twice is better than not at all.</summary>
[ChatCommand("broadcast_resend", Access.Admins, IsHidden = true)]
internal sealed class ResendBroadcastCommand(BroadcastDesk desk) : IChatCommand
{
    public Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken) => desk.ResendAsync(call, cancellationToken);
}
