using ChatDigestBot.Web;

namespace ChatDigestBot.Console;

internal static class ConsoleSetup
{
    public static IServiceCollection AddConsole(this IServiceCollection services)
    {
        services.AddSingleton<OverviewReader>();
        return services.AddSingleton(new NavigationItem(1, "Overview", "/console")).AddSingleton(new NavigationItem(2, "Jobs", "/console/jobs"))
            .AddSingleton(new NavigationItem(3, "Articles", "/console/articles"));
    }

    public static void MapConsolePages(this IEndpointRouteBuilder routes)
    {
        routes.MapConsole();
        routes.MapMetrics();
        routes.MapPublicPages();
    }
}
