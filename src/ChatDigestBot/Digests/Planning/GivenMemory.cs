using ChatDigestBot.Chats;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;

namespace ChatDigestBot.Digests.Planning;

/// <summary>Forgets with <c>/stop</c> which digests a target was given: whoever comes back is new.</summary>
internal sealed class GivenMemory : ITargetMemory
{
    public Task ForgetAsync(DbSession session, Target target, DateTimeOffset now) => EditionStore.ForgetAsync(session, target);
}
