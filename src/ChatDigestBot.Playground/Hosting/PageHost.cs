using ChatDigestBot.Playground.Page;
using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.Hosting;

/// <summary>The web server of the chat page.</summary>
internal static class PageHost
{
    /// <param name="port">0 lets the system choose.</param>
    /// <param name="add">What else the page is given, such as the faults and the jumps of the clock.</param>
    public static WebApplication Build(World world, int port, PagePlaces places, Admins admins, Action<IServiceCollection>? add = null)
    {
        var builder = LocalServer.CreateBuilder(port);
        // People wait in real time, also while the simulated clock jumps.
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(world);
        builder.Services.AddSingleton(places);
        builder.Services.AddSingleton(admins);
        builder.Services.AddPage();
        add?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapPage();
        return app;
    }
}
