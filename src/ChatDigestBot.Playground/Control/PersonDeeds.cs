using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.Control;

/// <summary>What people do, as <see cref="WorldControl"/> is asked for it.</summary>
internal sealed class PersonDeeds(World world)
{
    private static readonly object Done = new { done = true };

    public object AddPeople(PeopleBody body)
    {
        if (body.Count is { } count)
        {
            var people = world.AddPeople(count, body.Language);
            return new { ids = people.Select(person => person.Id) };
        }

        return new { id = world.AddPerson(body.Name ?? "Person", body.Language, body.Username).Id };
    }

    public object Start(PersonBody body) => IdOf(world.Start(world.GetPerson(body.Person), body.Payload));

    public object Say(SayBody body) => IdOf(world.Say(world.GetPerson(body.Person), ChatOf(body.Person, body.Chat), body.Text, threadId: body.Thread));

    public object Tap(TapBody body)
    {
        var chat = ChatOf(body.Person, body.Chat);
        var message = world.FindMessage(chat, body.Message) ?? throw new WorldRefusalException($"There is no message {body.Message}.");
        var result = world.Tap(world.GetPerson(body.Person), message, body.Button);
        return new { query = result.Query?.Id, url = result.Url };
    }

    public object Ask(SayBody body) => new { query = world.InlineQuery(world.GetPerson(body.Person), body.Text).Id };

    public object Block(PersonBody body) => Act(body, world.Block);

    public object Unblock(PersonBody body) => Act(body, world.Unblock);

    public object Deactivate(PersonBody body) => Act(body, world.Deactivate);

    public object AddGroup(GroupBody body)
    {
        var creator = world.GetPerson(body.Creator);
        var chat = body.Type switch
        {
            "group" => world.AddGroup(body.Title, creator),
            "supergroup" => world.AddSupergroup(body.Title, creator, body.Username),
            "forum" => world.AddSupergroup(body.Title, creator, body.Username, isForum: true),
            "channel" => world.AddChannel(body.Title, creator, body.Username),
            _ => throw new WorldRefusalException($"There is no type of group {body.Type}."),
        };
        return new { id = chat.Id };
    }

    public object SetBot(Chat chat, BotInGroupBody body)
    {
        var by = world.GetPerson(body.By);
        if (body.Present)
        {
            world.AddBotToGroup(by, chat, body.Admin);
        }
        else
        {
            world.KickBot(by, chat);
        }

        return Done;
    }

    private object Act(PersonBody body, Action<Person> act)
    {
        act(world.GetPerson(body.Person));
        return Done;
    }

    private Chat ChatOf(long person, long? chat) => world.GetChat(chat ?? person);

    private static object IdOf(Message message) => new { message = message.Id };
}
