namespace ChatDigestBot.Playground.Worlds;

/// <content>Who is where: blocking, groups, rights, topics, migration.</content>
internal sealed partial class World
{
    private static readonly Member NobodyYet = new() { Person = new Person { Id = 0, FirstName = "" }, Status = MemberStatus.Left };

    /// <summary>The state after Start was pressed, without any message or update of it.</summary>
    public void MeetBot(Person person)
    {
        var chat = PrivateChat(person);
        lock (gate)
        {
            chat.IsKnownToBot = true;
            chat.Set(new Member { Person = Bot, Status = MemberStatus.Member });
        }
    }

    public void Block(Person person) => SetBlocked(person, MemberStatus.Kicked);

    public void Unblock(Person person) => SetBlocked(person, MemberStatus.Member);

    public bool IsBlockedBy(Person person) => PrivateChat(person).FindMember(Bot.Id)?.Status == MemberStatus.Kicked;

    /// <summary>The account is deleted; Telegram tells the bot nothing until it tries to write.</summary>
    public void Deactivate(Person person) => PrivateChat(person).IsDeactivated = true;

    public Chat AddGroup(string title, Person creator, params IEnumerable<Person> others)
        => AddChat(ChatType.Group, title, creator, others, username: null, isForum: false);

    public Chat AddSupergroup(string title, Person creator, string? username = null, bool isForum = false, params IEnumerable<Person> others)
        => AddChat(ChatType.Supergroup, title, creator, others, username, isForum);

    public Chat AddChannel(string title, Person creator, string? username = null, params IEnumerable<Person> others)
        => AddChat(ChatType.Channel, title, creator, others, username, isForum: false);

    /// <summary>A person joins, or an admin lets them in.</summary>
    public void Join(Person person, Chat chat) => SetMember(chat, person, person, new Member { Person = person, Status = MemberStatus.Member });

    public void Leave(Person person, Chat chat) => SetMember(chat, person, person, new Member { Person = person, Status = MemberStatus.Left });

    /// <summary>Adds the bot; in a channel a bot is always an administrator.</summary>
    public void AddBotToGroup(Person by, Chat chat, bool asAdmin = false)
        => SetMember(chat, by, Bot, new Member
        {
            Person = Bot,
            Status = asAdmin || chat.IsBroadcast ? MemberStatus.Administrator : MemberStatus.Member,
        });

    public void Kick(Person by, Chat chat, Person whom) => SetMember(chat, by, whom, new Member { Person = whom, Status = MemberStatus.Kicked });

    public void KickBot(Person by, Chat chat) => Kick(by, chat, Bot);

    public void Promote(Person by, Chat chat, Person whom)
        => SetMember(chat, by, whom, new Member { Person = whom, Status = MemberStatus.Administrator });

    public void Demote(Person by, Chat chat, Person whom) => SetMember(chat, by, whom, new Member { Person = whom, Status = MemberStatus.Member });

    /// <summary>Takes away the right to write; the bot's too, if it is meant.</summary>
    public void Mute(Person by, Chat chat, Person whom)
        => SetMember(chat, by, whom, new Member { Person = whom, Status = MemberStatus.Restricted, CanSendMessages = false });

    public void SetSlowMode(Chat chat, int seconds)
    {
        lock (gate)
        {
            chat.SlowModeSeconds = seconds;
        }
    }

    public void Rename(Person by, Chat chat, string title)
    {
        lock (gate)
        {
            chat.Title = title;
            Note(by, chat, new ServiceNote.TitleChanged(title));
        }
    }

    public ForumTopic AddTopic(Person by, Chat chat, string name)
    {
        lock (gate)
        {
            if (!chat.IsForum)
            {
                Refuse($"{chat.Title} has no topics.");
            }

            var threadId = chat.LastMessageId + 1;
            var topic = new ForumTopic(threadId, name, IsClosed: false);
            chat.Set(topic);
            Note(by, chat, new ServiceNote.TopicCreated(name), threadId);
            return topic;
        }
    }

    public void CloseTopic(Person by, Chat chat, ForumTopic topic) => SetTopic(by, chat, topic with { IsClosed = true }, new ServiceNote.TopicClosed());

    public void ReopenTopic(Person by, Chat chat, ForumTopic topic) => SetTopic(by, chat, topic with { IsClosed = false }, new ServiceNote.TopicReopened());

    /// <summary>Removes a topic with its messages; the bot learns of it only when it writes there.</summary>
    public void DeleteTopic(Chat chat, ForumTopic topic)
    {
        lock (gate)
        {
            chat.RemoveTopic(topic.ThreadId);
            foreach (var message in chat.Messages.Where(message => message.ThreadId == topic.ThreadId).ToList())
            {
                Remove(message);
            }
        }
    }

    /// <summary>The basic group becomes a supergroup with a new id. Without the service messages the bot meets it only as an error.</summary>
    public Chat MigrateGroup(Chat group, bool tellsBot = true)
    {
        lock (gate)
        {
            if (group.Type != ChatType.Group || group.MigratedTo is not null)
            {
                Refuse($"{group.Title} is not a basic group.");
            }

            var supergroup = new Chat { Id = nextSupergroupId--, Type = ChatType.Supergroup, Title = group.Title, IsKnownToBot = group.IsKnownToBot };
            foreach (var member in group.Members)
            {
                supergroup.Set(member);
            }

            chats.Add(supergroup.Id, supergroup);
            group.MigratedTo = supergroup.Id;
            var by = group.Members.First(member => member.Status == MemberStatus.Creator).Person;
            Note(by, group, new ServiceNote.MigratedTo(supergroup.Id), isForBot: tellsBot);
            Note(by, supergroup, new ServiceNote.MigratedFrom(group.Id), isForBot: tellsBot);
            Publish(new WorldEvent.ChatMigrated(group, supergroup));
            return supergroup;
        }
    }

    private Chat AddChat(ChatType type, string title, Person creator, IEnumerable<Person> others, string? username, bool isForum)
    {
        lock (gate)
        {
            var chat = new Chat
            {
                Id = type == ChatType.Group ? nextGroupId-- : nextSupergroupId--,
                Type = type,
                Title = title,
                Username = username,
                IsForum = isForum,
            };
            chat.Set(new Member { Person = creator, Status = MemberStatus.Creator });
            foreach (var other in others)
            {
                chat.Set(new Member { Person = other, Status = MemberStatus.Member, CanSendMessages = type != ChatType.Channel });
            }

            chats.Add(chat.Id, chat);
            Publish(new WorldEvent.ChatAppeared(chat));
            Note(creator, chat, new ServiceNote.GroupCreated());
            return chat;
        }
    }

    private void SetBlocked(Person person, MemberStatus status)
    {
        var chat = PrivateChat(person);
        lock (gate)
        {
            var before = chat.FindMember(Bot.Id);
            if (before is null && status == MemberStatus.Member)
            {
                chat.Set(new Member { Person = Bot, Status = status }); // the first Start changes nothing the bot knew of
                return;
            }

            before ??= new Member { Person = Bot, Status = MemberStatus.Member };
            if (before.Status != status)
            {
                var after = before with { Status = status };
                chat.Set(after);
                var change = new MemberChange(chat, person, Now, before, after);
                Publish(new WorldEvent.MembershipChanged(change));
                Updates.Add(new BotUpdate.MyMembership(change));
            }
        }
    }

    private void SetMember(Chat chat, Person by, Person whom, Member after)
    {
        lock (gate)
        {
            var before = chat.FindMember(whom.Id) ?? NobodyYet with { Person = whom };
            chat.Set(after);
            var change = new MemberChange(chat, by, Now, before, after);
            Publish(new WorldEvent.MembershipChanged(change));
            if (whom == Bot)
            {
                chat.IsKnownToBot = true;
                Updates.Add(new BotUpdate.MyMembership(change));
            }
            else if (chat.FindMember(Bot.Id) is { IsAdmin: true })
            {
                Updates.Add(new BotUpdate.Membership(change));
            }

            if (before.IsPresent != after.IsPresent && !chat.IsBroadcast)
            {
                ServiceNote note = after.IsPresent ? new ServiceNote.MembersJoined([whom]) : new ServiceNote.MemberLeft(whom);
                Note(by, chat, note);
            }
        }
    }

    private void SetTopic(Person by, Chat chat, ForumTopic topic, ServiceNote note)
    {
        lock (gate)
        {
            chat.Set(topic);
            Note(by, chat, note, topic.ThreadId);
        }
    }

    private void Note(Person by, Chat chat, ServiceNote note, int? threadId = null, bool isForBot = true)
    {
        var message = Append(new Message
        {
            Id = NextMessageId(chat),
            Chat = chat,
            From = chat.IsBroadcast ? null : by,
            SentAt = Now,
            ThreadId = threadId,
            Service = note,
        });
        if (isForBot && IsForBot(message))
        {
            Updates.Add(new BotUpdate.Said(message));
        }
    }
}
