using ChatDigestBot.Chats;
using ChatDigestBot.Storage;
using Telegram.Bot.Types;

namespace ChatDigestBot.Conversation.Incoming;

/// <summary>Notes what happens to chats without anybody speaking: blocked, revived, joined, left, become a supergroup.</summary>
internal sealed class ChatEvents(ChatStore chats, Database database, Caretaking caretaking, TimeProvider clock, ILogger<ChatEvents> logger)
{
    public async Task MigratedAsync(long fromTelegramId, long toTelegramId, CancellationToken cancellationToken)
    {
        await database.WriteAsync(session => chats.MigrateAsync(session, fromTelegramId, toTelegramId, clock.GetUtcNow()), cancellationToken);
        logger.GroupMigrated(fromTelegramId, toTelegramId);
    }

    public async Task PlaceChangedAsync(ChatMemberUpdated change, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var chat = await chats.MeetAsync(IncomingReader.Sight(change.Chat, change.From.LanguageCode, provesReachable: false), now, cancellationToken);
        var reachability = Membership.After(change);
        if (await database.WriteAsync(session => chats.SetReachabilityAsync(session, chat.Id, reachability, now), cancellationToken))
        {
            logger.ReachabilityChanged(chat.Id, reachability);
        }

        if (!chat.IsBanned)
        {
            await caretaking.PlaceChangedAsync(change, chat, now, cancellationToken);
        }
    }
}
