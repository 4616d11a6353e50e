using System.Diagnostics.CodeAnalysis;

namespace ChatDigestBot.Playground.Worlds;

/// <summary>A simulated Telegram: people, one bot, their chats and all that happens there. Safe for any number of callers.</summary>
/// <remarks>What a person does comes from the page or a test; what the bot does comes from the Bot API server.</remarks>
internal sealed partial class World
{
    private readonly TimeProvider clock;
    private readonly WorldOptions options;
    private readonly Lock gate = new();
    private readonly Dictionary<long, Person> people = [];
    private readonly Dictionary<long, Chat> chats = [];
    private long nextPersonId;
    private long nextGroupId = -4_000_001;
    private long nextSupergroupId = -1_002_000_000_001;

    public World(TimeProvider clock, WorldOptions? options = null)
    {
        this.clock = clock;
        this.options = options ?? new WorldOptions();
        nextPersonId = this.options.FirstPersonId;
        Events = new EventLog(this.options.EventsKept);
        Updates = new UpdateQueue(this.options.FirstUpdateId, clock);
        Deliveries = new SentMessages(this.options.KeepDeliveries);
        people.Add(Bot.Id, Bot);
    }

    public Person Bot => options.Bot;
    public bool KeepsMessages => options.KeepMessages;
    public EventLog Events { get; }
    public UpdateQueue Updates { get; }
    public SentMessages Deliveries { get; }
    public CommandMenus Menus { get; } = new();
    public TimeProvider Clock => clock;
    public DateTimeOffset Now => clock.GetUtcNow();

    public IReadOnlyList<Person> People
    {
        get
        {
            lock (gate)
            {
                return [.. people.Values.Where(person => !person.IsBot)];
            }
        }
    }

    public IReadOnlyList<Chat> Chats
    {
        get
        {
            lock (gate)
            {
                return [.. chats.Values];
            }
        }
    }

    /// <summary>A new account. It has never met the bot: see <see cref="Start"/> and <see cref="MeetBot"/>.</summary>
    public Person AddPerson(string firstName, string? languageCode = "zh-hans", string? username = null, string? lastName = null, long? id = null)
    {
        lock (gate)
        {
            var person = new Person
            {
                Id = id ?? nextPersonId++,
                FirstName = firstName,
                LastName = lastName,
                Username = username,
                LanguageCode = languageCode,
            };
            people.Add(person.Id, person);
            var chat = new Chat { Id = person.Id, Type = ChatType.Private, Person = person };
            chat.Set(new Member { Person = person, Status = MemberStatus.Member });
            chats.Add(chat.Id, chat);
            Publish(new WorldEvent.PersonAppeared(person));
            return person;
        }
    }

    /// <summary>Many accounts at once, all of whom have already talked to the bot.</summary>
    public IReadOnlyList<Person> AddPeople(int count, string? languageCode = "zh-hans")
    {
        var added = new List<Person>(count);
        for (var number = 1; number <= count; number++)
        {
            var person = AddPerson($"Person {number}", languageCode);
            MeetBot(person);
            added.Add(person);
        }

        return added;
    }

    public Chat PrivateChat(Person person) => GetChat(person.Id);

    public Person GetPerson(long id) => FindPerson(id) ?? throw new WorldRefusalException($"There is no person {id}.");

    public Person? FindPerson(long id)
    {
        lock (gate)
        {
            return people.GetValueOrDefault(id);
        }
    }

    public Chat GetChat(long id) => FindChat(id) ?? throw new WorldRefusalException($"There is no chat {id}.");

    public Chat? FindChat(long id)
    {
        lock (gate)
        {
            return chats.GetValueOrDefault(id);
        }
    }

    /// <summary>By <c>@name</c>: supergroups and channels, as the Bot API resolves them.</summary>
    public Chat? FindChat(string username)
    {
        lock (gate)
        {
            return chats.Values.FirstOrDefault(chat => !chat.IsPrivate && string.Equals(chat.Username, username, StringComparison.OrdinalIgnoreCase));
        }
    }

    public IReadOnlyList<Message> MessagesIn(Chat chat)
    {
        lock (gate)
        {
            return [.. chat.Messages];
        }
    }

    public Message? FindMessage(Chat chat, int messageId)
    {
        lock (gate)
        {
            return Locate(chat, messageId, out var index) ? chat.Messages[index] : null;
        }
    }

    /// <summary>The commands Telegram's menu button offers this person in this chat.</summary>
    public IReadOnlyList<MenuCommand> MenuFor(Person person, Chat chat)
        => Menus.Resolve(chat, person, chat.FindMember(person.Id)?.IsAdmin ?? false);

    private static bool Locate(Chat chat, int messageId, out int index)
    {
        // Ids rise along the list, so an old message is found as fast as a new one.
        var (low, high) = (0, chat.Messages.Count - 1);
        while (low <= high)
        {
            index = (low + high) / 2;
            var id = chat.Messages[index].Id;
            if (id == messageId)
            {
                return true;
            }

            (low, high) = id < messageId ? (index + 1, high) : (low, index - 1);
        }

        index = -1;
        return false;
    }

    [DoesNotReturn]
    private static void Refuse(string why) => throw new WorldRefusalException(why);

    private void Publish(WorldEvent happened) => Events.Add(happened, Now);
}
