using System.Data.Common;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Roles;
using ChatDigestBot.Storage;
using ChatDigestBot.Telegram.Api;
using ChatDigestBot.Telegram.Pacing;
using Telegram.Bot.Types;
using Chat = ChatDigestBot.Chats.Chat;

namespace ChatDigestBot.Alarms;

/// <summary>Tells the admins, and writes down in the same transaction that it did.</summary>
/// <remarks>Where the database takes nothing it calls Telegram itself, from what it remembers: that the database is away must not wait until it is back.</remarks>
internal sealed class AlarmTeller(Database database, AdminNotices notices, DeliveryLedger ledger, PacedApi api, AlarmWords words)
{
    private IReadOnlyList<Chat> _admins = [];

    /// <summary>Reads whom to tell, as long as it can be read.</summary>
    public async Task RememberAdminsAsync(CancellationToken cancellationToken) =>
        _admins = await database.ReadAsync(session => notices.FindAsync(session, Role.Admin), cancellationToken);

    /// <summary>What became of it: written down, told without that, or neither.</summary>
    public async Task<AlarmTold> TellAsync(AlarmTurn turn, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            await database.WriteAsync(session => WriteAsync(session, turn, now), cancellationToken);
            ledger.Ring();
            return AlarmTold.AndWritten;
        }
        catch (DbException)
        {
            return await CallAsync(turn, now, cancellationToken) ? AlarmTold.Unwritten : AlarmTold.Nobody;
        }
    }

    private async Task<int> WriteAsync(DbSession session, AlarmTurn turn, DateTimeOffset now)
    {
        await AlarmStore.ReplaceAsync(session, turn.Open);
        return await notices.PlanAsync(
            session, Role.Admin, "alarm", now, chat => words.Tell(turn, chat.Language, now) is { } html ? new DeliveryContent { Html = html } : null);
    }

    private async Task<bool> CallAsync(AlarmTurn turn, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var isTold = turn.Began.Count + turn.Over.Count == 0;
        foreach (var admin in _admins)
        {
            if (words.Tell(turn, admin.Language, now) is { } text)
            {
                isTold |= await api.SendAsync<MessageId>(new SendHtmlRequest(admin.TelegramId, text), SendPriority.Bulk, cancellationToken) is ApiResult<MessageId>.Ok;
            }
        }

        return isTold;
    }
}

internal enum AlarmTold
{
    AndWritten,

    /// <summary>Told by a call; the next look writes it down.</summary>
    Unwritten,

    /// <summary>The next look tries again.</summary>
    Nobody,
}
