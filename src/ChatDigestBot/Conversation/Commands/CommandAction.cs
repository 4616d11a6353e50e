using ChatDigestBot.Conversation.Replies;

namespace ChatDigestBot.Conversation.Commands;

/// <summary>What happens when somebody types <c>/name</c> or taps a button that carries it: a method with <see cref="ChatCommandAttribute"/>.</summary>
/// <remarks>
/// After a crash the same update is handled again, so a command may run twice with the same <see cref="CommandCall.UpdateId"/>:
/// it states what shall be, never "toggle" or "one more".
/// </remarks>
internal delegate Task<Reply> CommandAction(CommandCall call, CancellationToken cancellationToken);
