using ChatDigestBot.Chats;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Subscribers;

/// <summary>What a folder above remembers of a target. Whoever says <c>/stop</c> is forgotten there too, in the same transaction.</summary>
internal interface ITargetMemory
{
    Task ForgetAsync(DbSession session, Target target, DateTimeOffset now);
}
