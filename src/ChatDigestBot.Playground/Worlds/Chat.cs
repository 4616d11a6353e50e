namespace ChatDigestBot.Playground.Worlds;

internal enum ChatType
{
    Private,
    Group,
    Supergroup,
    Channel,
}

/// <summary>A simulated chat. Its state is changed by <see cref="World"/> only, under the world's lock.</summary>
internal sealed class Chat
{
    private readonly Dictionary<long, Member> members = [];
    private readonly Dictionary<int, ForumTopic> topics = [];

    public required long Id { get; init; }
    public required ChatType Type { get; init; }
    public string? Title { get; internal set; }
    public string? Username { get; init; }
    public string? Description { get; internal set; }
    public bool IsForum { get; init; }

    /// <summary>The other side of a private chat.</summary>
    public Person? Person { get; init; }

    /// <summary>Where a basic group went when it became a supergroup.</summary>
    public long? MigratedTo { get; internal set; }

    /// <summary>The account behind a private chat was deleted.</summary>
    public bool IsDeactivated { get; internal set; }

    /// <summary>Seconds a member waits between two messages; 0 is off.</summary>
    public int SlowModeSeconds { get; internal set; }

    /// <summary>Whether the bot has ever met this chat; before that Telegram answers "chat not found".</summary>
    public bool IsKnownToBot { get; internal set; }

    /// <summary>How many messages the bot has sent here, also where messages themselves are not kept.</summary>
    public int SentByBot { get; internal set; }
    public bool IsPrivate => Type == ChatType.Private;
    public bool IsBroadcast => Type == ChatType.Channel;
    internal List<Message> Messages { get; } = [];
    internal int LastMessageId { get; set; }
    internal DateTimeOffset? LastSentByBotAt { get; set; }

    public IReadOnlyCollection<Member> Members
    {
        get
        {
            lock (members)
            {
                return [.. members.Values];
            }
        }
    }

    public IReadOnlyCollection<ForumTopic> Topics
    {
        get
        {
            lock (topics)
            {
                return [.. topics.Values];
            }
        }
    }

    public Member? FindMember(long personId)
    {
        lock (members)
        {
            return members.GetValueOrDefault(personId);
        }
    }

    public ForumTopic? FindTopic(int threadId)
    {
        lock (topics)
        {
            return topics.GetValueOrDefault(threadId);
        }
    }

    internal void Set(Member member)
    {
        lock (members)
        {
            members[member.Person.Id] = member;
        }
    }

    internal void Set(ForumTopic topic)
    {
        lock (topics)
        {
            topics[topic.ThreadId] = topic;
        }
    }

    internal void RemoveTopic(int threadId)
    {
        lock (topics)
        {
            topics.Remove(threadId);
        }
    }
}
