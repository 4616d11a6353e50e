using ChatDigestBot.Playground.Faults;
using ChatDigestBot.Playground.Hosting;
using ChatDigestBot.Playground.Page;
using ChatDigestBot.Playground.Worlds;
using Microsoft.AspNetCore.Builder;

namespace ChatDigestBot.Tests.Browser;

/// <summary>The chat page on a port of its own, over a world that the test plays the bot in.</summary>
internal sealed class PageUnderTest : IAsyncDisposable
{
    private readonly WebApplication app;

    private PageUnderTest(World world, WebApplication app, PageControls controls, PageNotices notices)
    {
        (World, this.app, Controls, Notices) = (world, app, controls, notices);
        Address = app.FindAddress();
    }

    public PageControls Controls { get; }

    public PageNotices Notices { get; }

    public World World { get; }

    public Uri Address { get; }

    /// <param name="prepare">Fills the world, before the page opens.</param>
    public static async Task<PageUnderTest> StartAsync(Action<World>? prepare = null, TimeProvider? clock = null)
    {
        var world = new World(clock ?? TimeProvider.System);
        prepare?.Invoke(world);
        var admins = new Admins(world.People.Where(person => person.FirstName == "周敏").Select(person => person.Id).ToHashSet());
        var places = new PagePlaces(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")) { Api = "http://127.0.0.1:8081/" };
        var controls = new PageControls(new FaultSwitches(new FaultPlan()));
        var notices = new PageNotices();
        var app = PageHost.Build(world, port: 0, places, admins, controls, notices);
        await app.StartAsync();
        return new PageUnderTest(world, app, controls, notices);
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
