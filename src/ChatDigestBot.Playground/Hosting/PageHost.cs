using ChatDigestBot.Playground.Page;
using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.Hosting;

/// <summary>The web server of the chat page.</summary>
internal static class PageHost
{
    /// <param name="port">0 lets the system choose.</param>
    /// <param name="map">What else answers on the page's port, behind the same guard.</param>
    public static WebApplication Build(
        World world, int port, PagePlaces places, Admins admins, PageControls controls, PageNotices notices, Action<IEndpointRouteBuilder>? map = null)
    {
        var builder = LocalServer.CreateBuilder(port);
        // People wait in real time, also while the simulated clock jumps.
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(world);
        builder.Services.AddSingleton(places);
        builder.Services.AddSingleton(admins);
        builder.Services.AddSingleton(controls);
        builder.Services.AddSingleton(notices);
        builder.Services.AddPage();
        var app = builder.Build();
        app.MapPage();
        map?.Invoke(app);
        return app;
    }
}
