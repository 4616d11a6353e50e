using ChatDigestBot.Chats;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Storage;
using Telegram.Bot.Types;

namespace ChatDigestBot.Conversation.Incoming;

/// <summary>Notes what happens to chats without anybody speaking: blocked, revived, joined, left, become a supergroup.</summary>
internal sealed class ChatEvents(ChatStore chats, Database database, ReplySender sender, StockReplies talk, GroupGreetings greetings, TimeProvider clock, ILogger<ChatEvents> logger)
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

        if (Membership.IsArrival(change) && !chat.IsBanned && !greetings.WasGreeted(chat.Id))
        {
            greetings.Greeted(chat.Id);
            // Whoever threw the bot out and took it back knows what it is for.
            var isBack = chat.Reachability == Reachability.Removed;
            await sender.SendAsync(chat, threadId: null, origin: null, isBack ? talk.GroupAgain(chat.Language) : talk.GroupGreeting(chat.Language), cancellationToken);
        }
    }
}
