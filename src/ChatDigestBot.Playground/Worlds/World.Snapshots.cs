namespace ChatDigestBot.Playground.Worlds;

/// <content>Going on in another run.</content>
internal sealed partial class World
{
    public WorldSnapshot Take()
    {
        lock (gate)
        {
            return new WorldSnapshot
            {
                People = People,
                Chats = [.. chats.Values.Select(Take)],
                NextPersonId = nextPersonId,
                NextGroupId = nextGroupId,
                NextSupergroupId = nextSupergroupId,
                NextQueryId = nextQueryId,
                NextUpdateId = Updates.LastId + 1,
                LastSharedMessageId = lastSharedMessageId,
            };
        }
    }

    /// <summary>Fills an empty world; nobody is told, because nothing of it happens now.</summary>
    public void Restore(WorldSnapshot kept)
    {
        lock (gate)
        {
            foreach (var person in kept.People)
            {
                people.Add(person.Id, person);
            }

            foreach (var chat in kept.Chats)
            {
                chats.Add(chat.Id, Restore(chat));
            }

            (nextPersonId, nextGroupId, nextSupergroupId) = (kept.NextPersonId, kept.NextGroupId, kept.NextSupergroupId);
            (nextQueryId, lastSharedMessageId) = (kept.NextQueryId, kept.LastSharedMessageId);
            Updates.ContinueAt(kept.NextUpdateId);
        }
    }

    private static ChatSnapshot Take(Chat chat) => new()
    {
        Id = chat.Id,
        Type = chat.Type,
        Title = chat.Title,
        Username = chat.Username,
        Description = chat.Description,
        IsForum = chat.IsForum,
        MigratedTo = chat.MigratedTo,
        IsDeactivated = chat.IsDeactivated,
        SlowModeSeconds = chat.SlowModeSeconds,
        IsKnownToBot = chat.IsKnownToBot,
        SentByBot = chat.SentByBot,
        LastMessageId = chat.LastMessageId,
        LastSentByBotAt = chat.LastSentByBotAt,
        Members = [.. chat.Members],
        Topics = [.. chat.Topics],
        Messages = [.. chat.Messages.Select(Take)],
    };

    private static MessageSnapshot Take(Message message) => new()
    {
        Id = message.Id,
        From = message.From,
        SentAt = message.SentAt,
        EditedAt = message.EditedAt,
        ThreadId = message.ThreadId,
        Text = message.Text,
        Entities = message.Entities,
        Attachment = message.Attachment,
        Markup = message.Markup,
        ReplyToId = message.ReplyTo?.Id,
        Service = message.Service,
        IsViaBot = message.IsViaBot,
        IsForwarded = message.IsForwarded,
        IsSilent = message.IsSilent,
        HasNoLinkPreview = message.HasNoLinkPreview,
    };

    private Chat Restore(ChatSnapshot kept)
    {
        var chat = new Chat
        {
            Id = kept.Id,
            Type = kept.Type,
            Title = kept.Title,
            Username = kept.Username,
            Description = kept.Description,
            IsForum = kept.IsForum,
            Person = kept.Type == ChatType.Private ? people[kept.Id] : null,
            MigratedTo = kept.MigratedTo,
            IsDeactivated = kept.IsDeactivated,
            SlowModeSeconds = kept.SlowModeSeconds,
            IsKnownToBot = kept.IsKnownToBot,
            SentByBot = kept.SentByBot,
            LastMessageId = kept.LastMessageId,
            LastSentByBotAt = kept.LastSentByBotAt,
        };
        foreach (var member in kept.Members)
        {
            chat.Set(member);
        }

        foreach (var topic in kept.Topics)
        {
            chat.Set(topic);
        }

        foreach (var message in kept.Messages)
        {
            chat.Messages.Add(Restore(message, chat));
        }

        return chat;
    }

    private static Message Restore(MessageSnapshot kept, Chat chat) => new()
    {
        Id = kept.Id,
        Chat = chat,
        From = kept.From,
        SentAt = kept.SentAt,
        EditedAt = kept.EditedAt,
        ThreadId = kept.ThreadId,
        Text = kept.Text,
        Entities = kept.Entities,
        Attachment = kept.Attachment,
        Markup = kept.Markup,
        ReplyTo = kept.ReplyToId is { } id ? chat.Messages.Find(message => message.Id == id) : null,
        Service = kept.Service,
        IsViaBot = kept.IsViaBot,
        IsForwarded = kept.IsForwarded,
        IsSilent = kept.IsSilent,
        HasNoLinkPreview = kept.HasNoLinkPreview,
    };
}
