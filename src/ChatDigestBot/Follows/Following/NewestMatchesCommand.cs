using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;

namespace ChatDigestBot.Follows.Following;

/// <summary>Searches for followed words by their key, in a message of its own: the one with the button stays.</summary>
[ChatCommand("newest", Access.Everyone, IsHidden = true)]
internal sealed class NewestMatchesCommand(FollowDesk desk) : IChatCommand
{
    public Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken) => desk.SearchAsync(call, cancellationToken);
}
