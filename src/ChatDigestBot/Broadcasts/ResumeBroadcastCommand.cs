using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;

namespace ChatDigestBot.Broadcasts;

/// <summary>Goes on with a paused broadcast where it was.</summary>
[ChatCommand("broadcast_resume", Access.Admins, IsHidden = true)]
internal sealed class ResumeBroadcastCommand(BroadcastDesk desk) : IChatCommand
{
    public Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken) => desk.ResumeAsync(call, cancellationToken);
}
