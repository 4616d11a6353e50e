using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;

namespace ChatDigestBot.Follows.Following;

[ChatCommand("follows", Access.Everyone, Order = 124)]
internal sealed class ListFollowsCommand(FollowDesk desk) : IChatCommand
{
    public Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken) => desk.ListAsync(call, cancellationToken);
}
