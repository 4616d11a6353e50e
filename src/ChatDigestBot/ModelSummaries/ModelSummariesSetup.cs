using ChatDigestBot.Jobs;
using ChatDigestBot.ModelSummaries.Asking;
using ChatDigestBot.Shared;

namespace ChatDigestBot.ModelSummaries;

internal static class ModelSummariesSetup
{
    public static IServiceCollection AddModelSummaries(this IServiceCollection services, SettingReader settings)
    {
        var options = ModelSummaryOptions.Read(settings);
        services.AddSingleton(options).AddSingleton<ModelSummaryStore>();
        return options.IsOn
            ? services
                .AddSingleton<ModelClient>()
                .AddSingleton<StorySummariser>()
                .AddRecurringJob<PruneModelSummariesJob>("prune-model-summaries", "53 4 * * *", TimeZoneInfo.Utc, isRetried: true)
            : services;
    }
}
