using ChatDigestBot.Alarms;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>The bot tells its admins that something has stopped, and that it goes on.</summary>
public sealed class AlarmsJourneys
{
    private const long Admin = 5001;
    private const int AlarmBegan = 1400;

    [Fact]
    public async Task A_folder_that_went_quiet_is_told_once_across_a_restart_and_so_is_its_next_article()
    {
        await using var app = await JourneyApp.StartAsync(new JourneyOptions
        {
            Admins = [Admin],
            Settings = ["Alarms:NoArticleFor=3h"],
            Posts = [new JourneyPost("城市大脑上线新功能", JourneyOptions.Beginning.AddHours(-1))],
        });
        app.Log.Expect(AlarmBegan);
        var ada = app.Person("Ada", id: Admin);
        var bo = app.Person("Bo");
        await app.Starts(ada);
        await app.Starts(bo);
        var before = app.SeenBy(ada).Count;

        await app.TimePasses(TimeSpan.FromHours(4));
        await LooksPass(app, 3);
        await app.BotRestarts();
        await LooksPass(app, 3);
        await WaitForAsync(app, ada, before + 1);
        Assert.Contains("No new article for 4 hours", app.SeenBy(ada)[^1].Text, StringComparison.Ordinal);

        await app.PostsAppear([new JourneyPost("芯片工厂开工", app.Clock.GetUtcNow())]);
        await LooksPass(app, 2, minutes: 11);
        await WaitForAsync(app, ada, before + 2);
        Assert.Contains("New articles are coming in again", app.SeenBy(ada)[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(app.SeenBy(bo), message => message.Text.Contains("article", StringComparison.Ordinal) && message.Text.Contains("coming in again", StringComparison.Ordinal));
    }

    private static async Task LooksPass(JourneyApp app, int count, int minutes = 1)
    {
        for (var look = 0; look < count; look++)
        {
            await app.Services.GetRequiredService<AlarmWatch>().LookOnceAsync(CancellationToken.None);
            app.Clock.JumpTo(app.Clock.GetUtcNow() + TimeSpan.FromMinutes(minutes));
        }
    }

    private static async Task WaitForAsync(JourneyApp app, ChatDigestBot.Playground.Worlds.Person person, int messages)
    {
        await Playground.Until.SoAsync(() => Task.FromResult(app.SeenBy(person).Count >= messages));
        Assert.Equal(messages, app.SeenBy(person).Count);
    }
}
