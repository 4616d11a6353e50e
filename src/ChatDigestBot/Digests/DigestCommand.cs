using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Digests.Composing;
using ChatDigestBot.Digests.Planning;

namespace ChatDigestBot.Digests;

/// <summary>What is new since the last digest, now. The first one ever takes the newest there is.</summary>
[ChatCommand("digest", Access.Everyone, Order = 40, Example = "/digest ai")]
internal sealed class DigestCommand(AskedDigests digests) : IChatCommand
{
    public Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken) => digests.AnswerAsync(call, DigestMode.News, cancellationToken);
}
