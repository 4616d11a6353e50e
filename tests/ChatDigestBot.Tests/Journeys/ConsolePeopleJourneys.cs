using ChatDigestBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Person = ChatDigestBot.Playground.Worlds.Person;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>What the console says of one person, and of one who is forgotten.</summary>
public sealed class ConsolePeopleJourneys
{
    private const long AdminId = 501;

    [Fact]
    public async Task Every_hour_of_a_persons_digests_is_shown()
    {
        await using var app = await StartAsync();
        var ann = app.Person("Ann");
        await app.Starts(ann, "t_ai");
        await app.Says(ann, "/time 7:30 18:00");
        using var visit = await ConsoleVisit.SignInAsync(app, AdminId);
        var list = await visit.ReadAsync("/console/people?q=Ann");
        var at = list.IndexOf("/console/people/", StringComparison.Ordinal);
        Assert.Contains("07:30, 18:00 · every day", await visit.ReadAsync(list[at..list.IndexOf('"', at)]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_somebody_without_topics_it_is_said_why_no_digest_comes()
    {
        await using var app = await StartAsync();
        var (ann, bo) = (app.Person("Ann"), app.Person("Bo"));
        await app.Starts(ann);
        await app.Starts(bo, "t_ai");
        using var visit = await ConsoleVisit.SignInAsync(app, AdminId);
        foreach (var (name, hasTopics) in new[] { ("Ann", false), ("Bo", true) })
        {
            var list = await visit.ReadAsync($"/console/people?q={name}");
            var at = list.IndexOf("/console/people/", StringComparison.Ordinal);
            var page = await visit.ReadAsync(list[at..list.IndexOf('"', at)]);
            Assert.Equal((name, hasTopics), (name, !page.Contains("No topics chosen yet", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Whoever_was_forgotten_is_no_recipient_with_the_number_zero()
    {
        await using var app = await StartAsync();
        var ann = app.Person("Ann");
        await app.Starts(ann, "t_ai");
        await GetsDigestAsync(app, ann);
        await app.Taps(ann, (await app.Says(ann, "/forget")).Message, "Erase everything");
        using var visit = await ConsoleVisit.SignInAsync(app, AdminId);
        var page = await visit.ReadAsync("/console/deliveries");
        Assert.Contains("erased at their wish", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/console/people/0\"", page, StringComparison.Ordinal);
    }

    private static async Task<JourneyApp> StartAsync()
    {
        var app = await JourneyApp.StartAsync(new JourneyOptions
        {
            Admins = [AdminId],
            Posts = [new JourneyPost("储能电站在港湾市并网，人工智能算法调度", JourneyOptions.Beginning.AddHours(-3))],
        });
        await app.Starts(app.Person("Editor", "en", AdminId));
        return app;
    }

    private static async Task GetsDigestAsync(JourneyApp app, Person person)
    {
        await app.Says(person, "/articles all");
        var before = app.World.Deliveries.Count;
        await app.Says(person, "/digest");
        await app.Arrive(before + 1);
        // The answer of the call is written down after the message has arrived.
        await Playground.Until.SoAsync(async () => await app.Services.GetRequiredService<Database>().ReadAsync(
            session => session.ScalarAsync<int>("SELECT COUNT(*) FROM deliveries WHERE state IN ('planned', 'sending')"), CancellationToken.None) == 0);
    }
}
