using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Journeys;

namespace ChatDigestBot.Tests.Telegram.Receiving;

public sealed class ReceivingJourneyTests
{
    [Theory]
    [InlineData(nameof(DatabaseEngine.Sqlite))]
    [InlineData(nameof(DatabaseEngine.Postgres))]
    public async Task What_people_say_while_the_bot_is_down_is_answered_when_it_is_back(string engine)
    {
        await using var app = await JourneyApp.StartAsync(new JourneyOptions { Engine = Enum.Parse<DatabaseEngine>(engine) });
        var person = app.Person("Ann");
        await app.Starts(person);
        await app.BotStops();
        var before = app.SeenBy(person).Count;
        app.World.Say(person, app.World.PrivateChat(person), "/help");
        await app.BotStarts();
        var seen = await app.Says(person, "/topics");

        Assert.NotEmpty(seen.New);
        Assert.Equal(before + 2, app.SeenBy(person).Count);
    }
}
