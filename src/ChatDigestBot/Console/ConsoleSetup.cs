using ChatDigestBot.Console.Deliveries;
using ChatDigestBot.Console.Digests;
using ChatDigestBot.Console.Frame;
using ChatDigestBot.Console.Jobs;
using ChatDigestBot.Console.Operation;
using ChatDigestBot.Console.People;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Web;

namespace ChatDigestBot.Console;

internal static class ConsoleSetup
{
    public static IServiceCollection AddConsole(this IServiceCollection services)
    {
        services.AddSingleton<OverviewReader>().AddSingleton<DailyFiguresReader>().AddSingleton<DeliveryFigures>()
            .AddSingleton<VisitorReader>().AddSingleton<LedgerCsv>().AddSingleton<DeliveryActs>().AddSingleton<JobActs>()
            .AddSingleton<PersonActs>().AddSingleton<DigestPreviews>().AddSingleton<SettingSources>().AddSingleton<ActNamesReader>().AddSingleton<ISignInWatcher, SignInNotice>().AddJobsDashboard();
        foreach (var page in ConsolePages.All)
        {
            services.AddSingleton(page);
        }

        return services;
    }

    public static void MapConsolePages(this WebApplication app)
    {
        app.UseVisitors();
        app.MapJobsDashboard();
        app.MapConsole();
    }
}
