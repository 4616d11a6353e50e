using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;

namespace ChatDigestBot.Follows.Muting;

/// <summary>Lets muted words be read of again: by a button's key, by the words, or all.</summary>
[ChatCommand("unmute", Access.GroupAdmins, IsHidden = true)]
internal sealed class UnmuteCommand(MuteDesk desk) : IChatCommand
{
    public Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken) => desk.UnmuteAsync(call, cancellationToken);
}
