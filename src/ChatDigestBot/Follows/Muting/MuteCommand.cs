using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;

namespace ChatDigestBot.Follows.Muting;

[ChatCommand("mute", Access.GroupAdmins, Order = 126, Example = "/mute 广告 OR 优惠券")]
internal sealed class MuteCommand(MuteDesk desk) : IChatCommand
{
    public Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken) => desk.MuteAsync(call, cancellationToken);
}
