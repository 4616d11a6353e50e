namespace ChatDigestBot.Playground.Worlds;

/// <content>What people write, tap and ask.</content>
internal sealed partial class World
{
    private static readonly TimeSpan QueryLifetime = TimeSpan.FromSeconds(15);
    private readonly Dictionary<string, CallbackQuery> taps = [];
    private readonly Dictionary<string, InlineQuery> inlineQueries = [];
    private readonly Dictionary<string, IReadOnlyList<InlineResult>> inlineResults = [];
    private long nextQueryId = 9_000_000_001;

    /// <summary>Bot-wide counter: private chats and basic groups number their messages together, as in Telegram.</summary>
    private int lastSharedMessageId;

    /// <summary>Presses Start (or opens a deep link), which also unblocks the bot.</summary>
    public Message Start(Person person, string? payload = null)
    {
        Unblock(person);
        return Say(person, PrivateChat(person), payload is null ? "/start" : $"/start {payload}");
    }

    public Message Say(Person person, string text) => Say(person, PrivateChat(person), text);

    public Message Say(Person person, Chat chat, string text, Message? replyTo = null, int? threadId = null)
        => Write(person, chat, text, attachment: null, replyTo, threadId);

    /// <summary>Sends a photo, document or sticker, with a caption or without.</summary>
    public Message SendFile(Person person, Chat chat, Attachment attachment, string caption = "")
        => Write(person, chat, caption, attachment, replyTo: null, threadId: null);

    public Message EditSaid(Person person, Message message, string text)
    {
        lock (gate)
        {
            if (message.From != person)
            {
                Refuse("People edit their own messages only.");
            }

            var edited = Replace(message with { Text = text, Entities = TypedEntities.Find(text), EditedAt = Now });
            if (IsForBot(edited))
            {
                Updates.Add(new BotUpdate.Edited(edited));
            }

            return edited;
        }
    }

    /// <summary>Taps the first inline button with this label. A link is only returned: nobody tells the bot.</summary>
    public TapResult Tap(Person person, Message message, string label)
    {
        var button = Current(message).Keyboard?.Buttons.FirstOrDefault(button => button.Text == label)
            ?? throw new WorldRefusalException($"Message {message.Id} has no button \"{label}\".");
        return Tap(person, message, button);
    }

    public TapResult Tap(Person person, Message message, InlineButton button)
    {
        lock (gate)
        {
            var current = Current(message);
            if (button.CallbackData is not { } payload)
            {
                return new TapResult(Query: null, button.Url ?? button.WebAppUrl);
            }

            if (current.Chat.Type == ChatType.Private && IsBlockedBy(person))
            {
                Refuse($"{person.FirstName} has blocked the bot.");
            }

            ForgetOldQueries();
            var query = new CallbackQuery(NewQueryId(), person, current, payload, Now);
            taps.Add(query.Id, query);
            Updates.Add(new BotUpdate.Tapped(query));
            return new TapResult(query, Url: null);
        }
    }

    /// <summary>Types <c>@bot text</c> in some chat's input.</summary>
    public InlineQuery InlineQuery(Person person, string text, string offset = "")
    {
        lock (gate)
        {
            ForgetOldQueries();
            var query = new InlineQuery(NewQueryId(), person, text, offset, Now);
            inlineQueries.Add(query.Id, query);
            Updates.Add(new BotUpdate.InlineAsked(query));
            return query;
        }
    }

    /// <summary>Picks a result, which sends its message as the person, "via @bot".</summary>
    public Message ChooseInlineResult(Person person, InlineQuery query, string resultId, Chat chat)
    {
        lock (gate)
        {
            var result = inlineResults.GetValueOrDefault(query.Id)?.FirstOrDefault(result => result.Id == resultId)
                ?? throw new WorldRefusalException($"Query {query.Id} has no result {resultId}.");
            var message = Append(new Message
            {
                Id = NextMessageId(chat),
                Chat = chat,
                From = person,
                SentAt = Now,
                Text = result.MessageText,
                Entities = result.MessageEntities,
                Markup = result.Keyboard,
                IsViaBot = true,
            });
            if (IsForBot(message))
            {
                Updates.Add(new BotUpdate.Said(message));
            }

            Updates.Add(new BotUpdate.InlineChosen(person, resultId, query.Text));
            return message;
        }
    }

    public IReadOnlyList<InlineResult> ResultsOf(InlineQuery query)
    {
        lock (gate)
        {
            return inlineResults.GetValueOrDefault(query.Id) ?? [];
        }
    }

    private Message Write(Person person, Chat chat, string text, Attachment? attachment, Message? replyTo, int? threadId)
    {
        lock (gate)
        {
            RefuseUnlessAllowed(person, chat, threadId);
            if (chat.IsPrivate && chat.FindMember(Bot.Id) is null)
            {
                MeetBot(person);
            }

            var message = Append(new Message
            {
                Id = NextMessageId(chat),
                Chat = chat,
                From = chat.IsBroadcast ? null : person,
                SentAt = Now,
                ThreadId = threadId,
                Text = text,
                Entities = TypedEntities.Find(text),
                Attachment = attachment,
                ReplyTo = replyTo,
            });
            if (IsForBot(message))
            {
                PrivateChat(person).IsKnownToBot = true; // known, though perhaps never to be written to
                Updates.Add(new BotUpdate.Said(message));
            }

            return message;
        }
    }

    private void RefuseUnlessAllowed(Person person, Chat chat, int? threadId)
    {
        if (chat.MigratedTo is { } target)
        {
            Refuse($"This group is now the supergroup {target}.");
        }

        if (chat.IsPrivate && (chat.Id != person.Id || IsBlockedBy(person) || chat.IsDeactivated))
        {
            Refuse(chat.Id == person.Id ? $"{person.FirstName} has blocked the bot." : "A private chat belongs to one person.");
        }

        if (!chat.IsPrivate && chat.FindMember(person.Id) is not { IsPresent: true, CanSendMessages: true })
        {
            Refuse($"{person.FirstName} cannot write in {chat.Title}.");
        }

        if (threadId is { } id && chat.FindTopic(id) is not { IsClosed: false })
        {
            Refuse($"There is no open topic {id} in {chat.Title}.");
        }
    }

    private bool IsForBot(Message message)
    {
        if (message.Chat.IsPrivate)
        {
            return true;
        }

        if (message.Chat.FindMember(Bot.Id) is not { IsPresent: true } bot)
        {
            return false;
        }

        return !options.HasPrivacyMode || bot.IsAdmin || message.Chat.IsBroadcast || message.Service is not null
            || message.IsViaBot || message.ReplyTo?.From == Bot || IsCommandForBot(message);
    }

    private bool IsCommandForBot(Message message)
    {
        if (message.Entities.FirstOrDefault(entity => entity.Type == "bot_command" && entity.Offset == 0) is not { } command)
        {
            return false;
        }

        var at = message.Text.IndexOf('@', 0, command.Length);
        return at < 0
            ? message.Chat.LastSentByBotAt is not null // a bare command goes to the bot that wrote last
            : message.Text.AsSpan(at + 1, command.Length - at - 1).Equals(Bot.Username, StringComparison.OrdinalIgnoreCase);
    }

    private string NewQueryId() => (nextQueryId++).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private void ForgetOldQueries()
    {
        var before = Now - QueryLifetime;
        foreach (var old in taps.Values.Where(query => query.At < before).ToList())
        {
            taps.Remove(old.Id);
        }

        foreach (var old in inlineQueries.Values.Where(query => query.At < before).ToList())
        {
            inlineQueries.Remove(old.Id);
        }
    }

    private Message Current(Message message) => FindMessage(message.Chat, message.Id) ?? message;

    private int NextMessageId(Chat chat) => chat.Type is ChatType.Private or ChatType.Group
        ? ++lastSharedMessageId
        : ++chat.LastMessageId;

    private Message Append(Message message)
    {
        if (options.KeepMessages)
        {
            message.Chat.Messages.Add(message);
            if (message.Attachment is { } attachment)
            {
                files[attachment.FileId] = attachment;
            }

            Publish(new WorldEvent.MessageAppeared(message));
        }

        return message;
    }

    private Message Replace(Message message)
    {
        if (Locate(message.Chat, message.Id, out var index))
        {
            message.Chat.Messages[index] = message;
            Publish(new WorldEvent.MessageEdited(message));
        }

        return message;
    }
}

/// <summary>What a tap led to: a question to the bot, or an address to open.</summary>
internal sealed record TapResult(CallbackQuery? Query, string? Url);
