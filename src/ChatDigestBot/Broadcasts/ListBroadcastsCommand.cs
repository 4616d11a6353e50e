using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;

namespace ChatDigestBot.Broadcasts;

/// <summary>The last broadcasts, how far they are, and what can be done about the rest.</summary>
[ChatCommand("broadcasts", Access.Admins, Order = 220)]
internal sealed class ListBroadcastsCommand(BroadcastDesk desk) : IChatCommand
{
    public Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken) => desk.ListAsync(call, cancellationToken);
}
