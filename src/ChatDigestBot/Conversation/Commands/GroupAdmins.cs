using ChatDigestBot.Shared;
using ChatDigestBot.Telegram.Api;
using ChatDigestBot.Telegram.Pacing;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;

namespace ChatDigestBot.Conversation.Commands;

/// <summary>Knows who administers a group, by Telegram's word of at most a minute ago.</summary>
internal sealed class GroupAdmins(PacedApi api, TimeProvider clock, ILogger<GroupAdmins> logger)
{
    private static readonly TimeSpan KnownFor = TimeSpan.FromMinutes(1);
    private const int SweepAbove = 5_000;

    private readonly ExpiringMap<(long Group, long Person), (bool IsAdmin, DateTimeOffset Until)> _known = new(SweepAbove, (known, now) => known.Until <= now || known.Until > now + KnownFor);

    /// <summary>Null when Telegram does not say: rights are not given on a guess, and nobody is told that he has none on a guess either.</summary>
    public async Task<bool?> ContainsAsync(long groupTelegramId, long person, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_known.TryGet((groupTelegramId, person), now, out var known))
        {
            return known.IsAdmin;
        }

        var answer = await api.SendAsync(new GetChatMemberRequest { ChatId = groupTelegramId, UserId = person }, SendPriority.Reply, cancellationToken);
        if (answer is not ApiResult<ChatMember>.Ok { Value: var member })
        {
            logger.AdminsUnknown(person, groupTelegramId, answer is ApiResult<ChatMember>.Refused refused ? refused.Description : answer.GetType().Name);
            return null;
        }

        _known.Set((groupTelegramId, person), (member.IsAdmin, now + KnownFor), now);
        return member.IsAdmin;
    }
}
