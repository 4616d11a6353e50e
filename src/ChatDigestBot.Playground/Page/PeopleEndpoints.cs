using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.Page;

/// <summary>New people, blocking, and inline mode.</summary>
internal static class PeopleEndpoints
{
    public static void MapPeopleEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/people", Add);
        routes.MapPost("/api/people/{personId:long}/block", Block);
        routes.MapPost("/api/inline", async (InlineBody body, World world, InlineAsker asker, CancellationToken cancellationToken) =>
            world.FindPerson(body.Person) is { IsBot: false } person
                ? Results.Ok(await asker.AskAsync(person, body.Query, body.Offset, cancellationToken))
                : PageRefusal.NoSuch("person"));
        routes.MapPost("/api/inline/{queryId}/choose", (string queryId, ChooseBody body, World world, InlineAsker asker) =>
            world.FindPerson(body.Person) is { IsBot: false } person && world.FindChat(body.Chat) is { } chat && asker.TryChoose(person, queryId, body.Result, chat)
                ? Results.NoContent()
                : PageRefusal.NoSuch("result"));
    }

    private static IResult Add(AddBody body, World world, WorldReader reader)
    {
        if (body.Name.Trim() is not { Length: > 0 and <= 64 } name || body.Language is not { Length: >= 2 and <= 16 } language)
        {
            return PageRefusal.Because("A person needs a name of up to 64 characters and a language.");
        }

        var person = world.AddPerson(name, language);
        return Results.Ok(new { Person = reader.Show(person), Chat = reader.Show(world.PrivateChat(person)) });
    }

    private static IResult Block(long personId, BlockBody body, World world)
    {
        if (world.FindPerson(personId) is not { IsBot: false } person)
        {
            return PageRefusal.NoSuch("person");
        }

        if (body.IsBlocked)
        {
            world.Block(person);
        }
        else
        {
            world.Unblock(person);
        }

        return Results.NoContent();
    }

    internal sealed record AddBody(string Name, string Language);

    internal sealed record BlockBody(bool IsBlocked);

    internal sealed record InlineBody(long Person, string Query, string Offset);

    internal sealed record ChooseBody(long Person, long Chat, string Result);
}
