using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;

namespace ChatDigestBot.Follows.Following;

[ChatCommand("follow", Access.GroupAdmins, Order = 122, Example = "/follow 华为 芯片")]
internal sealed class FollowCommand(FollowDesk desk) : IChatCommand
{
    public Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken) => desk.FollowAsync(call, cancellationToken);
}
