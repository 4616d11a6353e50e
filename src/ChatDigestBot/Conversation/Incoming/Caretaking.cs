using ChatDigestBot.Chats;
using ChatDigestBot.Conversation.Replies;
using Telegram.Bot.Types;
using Chat = ChatDigestBot.Chats.Chat;

namespace ChatDigestBot.Conversation.Incoming;

/// <summary>What the bot says when its place in a group or channel changes: there, where it is welcome, and to whoever set it up.</summary>
internal sealed class Caretaking(CaretakerStore caretakers, ChatStore chats, ReplySender sender, StockReplies talk, GroupGreetings greetings)
{
    public async Task PlaceChangedAsync(ChatMemberUpdated change, Chat chat, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var canWrite = Membership.After(change) == Reachability.Reachable;
        if (Membership.IsAppointment(change) && !change.From.IsBot)
        {
            await caretakers.SetAsync(chat.Id, change.From.Id, now, cancellationToken);
        }

        if (Membership.IsArrival(change) && !greetings.WasGreeted(chat.Id))
        {
            greetings.Greeted(chat.Id);
            // Whoever threw the bot out and took it back knows what it is for.
            var isBack = chat.Reachability == Reachability.Removed;
            await sender.SendAsync(chat, threadId: null, origin: null, isBack ? talk.GroupAgain(chat.Language) : talk.GroupGreeting(chat.Language), cancellationToken);
        }
        else if (Membership.IsAppointment(change) && chat.Kind == ChatKind.Channel)
        {
            // In a channel nobody can be asked; nothing is posted there before a person says so in private.
            await TellAsync(change.From.Id, person => talk.ChannelConnects(chat.TelegramId, chat.Title, person.Language), cancellationToken);
        }

        if (canWrite)
        {
            await caretakers.RecoveredAsync(chat.Id, cancellationToken);
        }
        else if (!chat.IsPrivate && await caretakers.TakeForTellingAsync(chat.Id, now, cancellationToken) is { } caretaker && caretaker != change.From.Id)
        {
            await TellAsync(caretaker, person => talk.PlaceLost(chat.Title, Membership.After(change) == Reachability.Removed, person.Language), cancellationToken);
        }
    }

    // Who never spoke to the bot cannot be told anything.
    private async Task TellAsync(long personId, Func<Chat, Reply> say, CancellationToken cancellationToken)
    {
        if (await chats.FindAsync(personId, cancellationToken) is { IsPrivate: true, IsBanned: false } person)
        {
            await sender.SendAsync(person, threadId: null, origin: null, say(person), cancellationToken);
        }
    }
}
