using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Digests.Composing;
using ChatDigestBot.Digests.Planning;

namespace ChatDigestBot.Digests;

/// <summary>The newest articles not told yet, however old: the button under a digest.</summary>
[ChatCommand("more", Access.Everyone, IsHidden = true)]
internal sealed class MoreCommand(AskedDigests digests) : IChatCommand
{
    public Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken) => digests.AnswerAsync(call, DigestMode.Newest, cancellationToken);
}
