using System.CommandLine;
using System.Globalization;
using ChatDigestBot.Chats;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;

namespace ChatDigestBot.Checkups;

/// <summary>Says in a sentence why somebody got no digest.</summary>
internal sealed class WhyNotVerb : Verb
{
    private readonly Argument<string> _person = new("PERSON") { Description = "A Telegram id, or @name" };

    public WhyNotVerb()
        : base("why-not", "Say why somebody got no digest")
    {
        Add(_person);
    }

    public override SchemaNeed Schema => SchemaNeed.Current;

    public override async Task<int> RunAsync(ParseResult arguments, IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        var person = arguments.GetRequiredValue(_person);
        var chats = services.GetRequiredService<ChatStore>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var chat = long.TryParse(person, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id)
            ? await chats.FindAsync(id, cancellationToken)
            : await chats.FindByNameAsync(person.TrimStart('@'), cancellationToken);
        if (chat is null)
        {
            throw new VerbException($"The bot has never met {TerminalText.Of(person)}: they have not pressed Start, or the name is written otherwise.", exitCode: 1);
        }

        foreach (var sentence in await services.GetRequiredService<Database>().ReadAsync(session => SayAsync(session, services, chat, now), cancellationToken))
        {
            await output.WriteLineAsync(TerminalText.Of(sentence));
        }

        return 0;
    }

    // A group with forum topics has several targets, each with a digest of its own.
    private static async Task<List<string>> SayAsync(DbSession session, IServiceProvider services, Chat chat, DateTimeOffset now)
    {
        var store = services.GetRequiredService<SubscriberStore>();
        var targets = await store.TargetsOfAsync(session, chat.Id);
        var said = new List<string>();
        foreach (var target in targets.Count > 0 ? targets : [new Target(chat.Id, null)])
        {
            var sentence = WhyNotRule.Say(chat, await store.FindAsync(session, target), await LastDigest.FindAsync(session, target), now);
            said.Add(target.ThreadId is { } topic ? string.Create(CultureInfo.InvariantCulture, $"Topic {topic}: {sentence}") : sentence);
        }

        return said;
    }
}
