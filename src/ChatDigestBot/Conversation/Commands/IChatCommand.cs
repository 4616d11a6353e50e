using ChatDigestBot.Conversation.Replies;

namespace ChatDigestBot.Conversation.Commands;

/// <summary>What happens when somebody types <c>/name</c> or taps a button that carries it.</summary>
/// <remarks>
/// After a crash the same update is handled again, so a command may run twice with the same <see cref="CommandCall.UpdateId"/>:
/// it states what shall be, never "toggle" or "one more".
/// </remarks>
internal interface IChatCommand
{
    Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken);
}
