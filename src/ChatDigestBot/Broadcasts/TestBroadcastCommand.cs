using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;

namespace ChatDigestBot.Broadcasts;

/// <summary>The button that shows a prepared broadcast to its author alone.</summary>
[ChatCommand("broadcast_test", Access.Admins, IsHidden = true)]
internal sealed class TestBroadcastCommand(BroadcastDesk desk) : IChatCommand
{
    public Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken) => desk.TestAsync(call, cancellationToken);
}
