namespace ChatDigestBot.Playground.Worlds;

/// <content>What the bot does, once the Bot API server found nothing wrong with it.</content>
internal sealed partial class World
{
    private readonly Dictionary<string, Attachment> files = [];
    private long lastFileNumber;

    /// <summary>Puts a message of the bot into a chat. Id, sender and time of <paramref name="draft"/> are set here.</summary>
    public Message BotSends(Message draft)
    {
        lock (gate)
        {
            var chat = draft.Chat;
            var message = Append(draft with { Id = NextMessageId(chat), From = chat.IsBroadcast ? null : Bot, SentAt = Now });
            chat.SentByBot++;
            chat.LastSentByBotAt = message.SentAt;
            Deliveries.Add(message);
            return message;
        }
    }

    public Message BotEdits(Message edited)
    {
        lock (gate)
        {
            return Replace(edited with { EditedAt = Now });
        }
    }

    public void BotDeletes(Message message)
    {
        lock (gate)
        {
            Remove(message);
        }
    }

    public void BotActs(Chat chat, int? threadId, string action)
    {
        lock (gate)
        {
            Publish(new WorldEvent.ActionShown(chat, threadId, action));
        }
    }

    /// <summary>False where nobody waits any more: unknown, answered before, or older than fifteen seconds.</summary>
    public bool BotAnswersTap(string queryId, string? text, bool isAlert, string? url)
    {
        lock (gate)
        {
            ForgetOldQueries();
            if (!taps.Remove(queryId, out var query))
            {
                return false;
            }

            Publish(new WorldEvent.TapAnswered(query, text, isAlert, url));
            return true;
        }
    }

    public bool BotAnswersInline(string queryId, IReadOnlyList<InlineResult> results, string? nextOffset)
    {
        lock (gate)
        {
            ForgetOldQueries();
            if (!inlineQueries.Remove(queryId, out var query))
            {
                return false;
            }

            inlineResults[queryId] = results;
            Publish(new WorldEvent.InlineAnswered(query, results, nextOffset));
            return true;
        }
    }

    /// <summary>A file anybody sent before, by its id.</summary>
    public Attachment? FindFile(string fileId)
    {
        lock (gate)
        {
            return files.GetValueOrDefault(fileId);
        }
    }

    public long NextFileNumber() => Interlocked.Increment(ref lastFileNumber);

    public void BotLeaves(Chat chat) => SetMember(chat, Bot, Bot, new Member { Person = Bot, Status = MemberStatus.Left });

    public void BotSetsMenu(MenuScope scope, string language, IReadOnlyList<MenuCommand> commands)
    {
        lock (gate)
        {
            Menus.Set(scope, language, commands);
            Publish(new WorldEvent.MenusChanged());
        }
    }

    private void Remove(Message message)
    {
        if (Locate(message.Chat, message.Id, out var index))
        {
            message.Chat.Messages.RemoveAt(index);
            Publish(new WorldEvent.MessageDeleted(message.Chat, message.Id));
        }
    }
}
