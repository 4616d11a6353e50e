using System.Collections.Concurrent;
using ChatDigestBot.Telegram.Api;
using ChatDigestBot.Telegram.Pacing;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;

namespace ChatDigestBot.Conversation.Commands;

/// <summary>Knows who administers a group, by Telegram's word of at most a minute ago.</summary>
internal sealed class GroupAdmins(PacedApi api, TimeProvider clock)
{
    private static readonly TimeSpan KnownFor = TimeSpan.FromMinutes(1);
    private const int PruneAbove = 5_000;

    private readonly ConcurrentDictionary<(long Group, long Person), (bool IsAdmin, DateTimeOffset Until)> _known = new();

    /// <summary>False also when Telegram does not answer: rights are not given on a guess.</summary>
    public async Task<bool> ContainsAsync(long groupTelegramId, long person, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_known.TryGetValue((groupTelegramId, person), out var known) && known.Until > now)
        {
            return known.IsAdmin;
        }

        var answer = await api.SendAsync(new GetChatMemberRequest { ChatId = groupTelegramId, UserId = person }, SendLane.Reply, cancellationToken);
        if (answer is not ApiResult<ChatMember>.Ok { Value: var member })
        {
            return false;
        }

        Prune(now);
        _known[(groupTelegramId, person)] = (member.IsAdmin, now + KnownFor);
        return member.IsAdmin;
    }

    private void Prune(DateTimeOffset now)
    {
        if (_known.Count < PruneAbove)
        {
            return;
        }

        foreach (var (key, value) in _known)
        {
            if (value.Until <= now)
            {
                _known.TryRemove(key, out _);
            }
        }
    }
}
