using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;

namespace ChatDigestBot.Follows.Following;

/// <summary>Lets go of words: by a button's key, by the words, or of all.</summary>
[ChatCommand("unfollow", Access.GroupAdmins, IsHidden = true)]
internal sealed class UnfollowCommand(FollowDesk desk) : IChatCommand
{
    public Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken) => desk.UnfollowAsync(call, cancellationToken);
}
