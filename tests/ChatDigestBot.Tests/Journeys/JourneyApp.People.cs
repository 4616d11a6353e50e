using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Tests.Journeys;

/// <content>What people do and see.</content>
internal sealed partial class JourneyApp
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // Nobody types as fast as a test. On the bot's clock, which leaps so far, its pace for the chat has run out by then: nobody waits for it.
    private static readonly TimeSpan BetweenActs = TimeSpan.FromSeconds(1.1);

    public Person Person(string name, string? language = "en", long? id = null) => World.AddPerson(name, language, id: id);

    /// <summary>Presses Start, with a deep link's payload or without, and sees what the bot answers.</summary>
    public Task<Seen> Starts(Person person, string? payload = null) => SeesAfter(World.PrivateChat(person), () => World.Start(person, payload));

    public Task<Seen> Says(Person person, string text) => Says(person, World.PrivateChat(person), text);

    public Task<Seen> Says(Person person, Chat chat, string text, int? threadId = null) => SeesAfter(chat, () => World.Say(person, chat, text, threadId: threadId));

    /// <summary>Says something in answer to a message.</summary>
    public Task<Seen> Answers(Person person, Message message, string text) => SeesAfter(message.Chat, () => World.Say(person, message.Chat, text, replyTo: message));

    /// <summary>Taps the button with this label, or whose label holds these words.</summary>
    public Task<Seen> Taps(Person person, Message message, string label)
    {
        var current = World.FindMessage(message.Chat, message.Id) ?? throw new InvalidOperationException("The message is gone.");
        var button = current.Keyboard?.Buttons.FirstOrDefault(button => button.Text == label)
            ?? current.Keyboard?.Buttons.FirstOrDefault(button => button.Text.Contains(label, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"No button \"{label}\" under: {current.Text} [{string.Join("] [", current.Keyboard?.Buttons.Select(button => button.Text) ?? [])}]");
        return SeesAfter(message.Chat, () => World.Tap(person, current, button));
    }

    /// <summary>Types <c>@bot words</c> and waits for the results.</summary>
    public async Task<IReadOnlyList<InlineResult>> AsksInline(Person person, string words)
    {
        InlineQuery query = null!;
        await HandledAfter(() => query = World.InlineQuery(person, words));
        return World.ResultsOf(query);
    }

    /// <summary>Does something of which the bot is told without answering, such as blocking it.</summary>
    public Task Lets(Action happen) => HandledAfter(happen);

    /// <summary>All the bot's messages that stand in the person's private chat, oldest first.</summary>
    public IReadOnlyList<Message> SeenBy(Person person) => SeenIn(World.PrivateChat(person));

    public IReadOnlyList<Message> SeenIn(Chat chat) => [.. World.MessagesIn(chat).Where(message => message.IsFromBot || (chat.IsBroadcast && message.From is null))];

    /// <summary>Waits until the bot has got this many messages across in all.</summary>
    public async Task Arrive(long messages)
    {
        using var enough = new CancellationTokenSource(Patience);
        await World.Deliveries.ReachAsync(messages, enough.Token);
    }

    private async Task<Seen> SeesAfter(Chat chat, Action act)
    {
        var before = World.Events.LastId;
        await HandledAfter(act);
        return Seen.Of(chat, World.Events.After(before));
    }

    /// <summary>Goes on when the bot has finished with every update that the act caused.</summary>
    private async Task HandledAfter(Action act)
    {
        Clock.JumpTo(Clock.GetUtcNow() + BetweenActs);
        var before = World.Updates.LastId;
        act();
        for (var id = before + 1; id <= World.Updates.LastId; id++)
        {
            await handled.WaitForAsync(id);
        }
    }
}

/// <summary>What appeared in a chat after somebody did something.</summary>
internal sealed record Seen(IReadOnlyList<Message> New, IReadOnlyList<Message> Edited, string? Toast, bool IsAlert, string? OpenedUrl)
{
    /// <summary>The bot's last new or edited message.</summary>
    public Message Message => (New, Edited) switch
    {
        ([.., var newest], _) => newest,
        (_, [.., var edited]) => edited,
        _ => throw new InvalidOperationException("The bot showed nothing."),
    };

    public string Text => Message.Text;

    public static Seen Of(Chat chat, IReadOnlyList<WorldEvent> events)
    {
        var answer = events.OfType<WorldEvent.TapAnswered>().LastOrDefault(answer => answer.Query.Message.Chat == chat);
        return new Seen(
            [.. events.OfType<WorldEvent.MessageAppeared>().Select(happened => happened.Message).Where(message => message.Chat == chat && message.IsFromBot)],
            [.. events.OfType<WorldEvent.MessageEdited>().Select(happened => happened.Message).Where(message => message.Chat == chat && message.IsFromBot)],
            answer?.Text,
            answer?.IsAlert ?? false,
            answer?.Url);
    }
}
