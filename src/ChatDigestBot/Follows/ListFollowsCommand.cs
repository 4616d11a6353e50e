using ChatDigestBot.Conversation;

namespace ChatDigestBot.Follows;

[ChatCommand("follows", Access.Everyone, Order = 124)]
internal sealed class ListFollowsCommand(FollowDesk desk) : IChatCommand
{
    public Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken) => desk.ListAsync(call, cancellationToken);
}
