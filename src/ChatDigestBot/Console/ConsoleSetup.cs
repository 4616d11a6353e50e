using ChatDigestBot.Web;

namespace ChatDigestBot.Console;

internal static class ConsoleSetup
{
    public static IServiceCollection AddConsole(this IServiceCollection services)
    {
        services.AddSingleton<OverviewReader>().AddJobsDashboard();
        return services.AddSingleton(new NavigationItem(1, "Overview", "/console")).AddSingleton(new NavigationItem(2, "Jobs", "/console/jobs"))
            .AddSingleton(new NavigationItem(3, "Articles", "/console/articles")).AddSingleton(new NavigationItem(4, "Feeds", FeedEndpoints.Path)).AddSingleton(new NavigationItem(9, "Hangfire", JobsDashboard.Path));
    }

    public static void MapConsolePages(this WebApplication app)
    {
        app.MapJobsDashboard();
        app.MapConsole();
        app.MapMetrics();
    }
}
