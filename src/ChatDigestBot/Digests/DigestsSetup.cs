using System.CommandLine;
using ChatDigestBot.Articles.Reader;
using ChatDigestBot.Digests.Composing;
using ChatDigestBot.Digests.Corrections;
using ChatDigestBot.Digests.Desk;
using ChatDigestBot.Digests.Opens;
using ChatDigestBot.Digests.Planning;
using ChatDigestBot.Digests.Verbs;
using ChatDigestBot.Jobs;
using ChatDigestBot.ModelSummaries;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;

namespace ChatDigestBot.Digests;

internal static class DigestsSetup
{
    public static IServiceCollection AddDigests(this IServiceCollection services, SettingReader settings)
    {
        services.AddDigests(DigestOptions.Read(settings));
        return ModelSummaryOptions.Read(settings).IsOn
            ? services.AddRecurringJob<SummariseDueStoriesJob>(SummariseDueStoriesJob.Name, "*/5 * * * *", TimeZoneInfo.Utc, isRetried: false)
            : services;
    }

    public static IEnumerable<Command> Verbs() => [new Command("digest", "Digests, without sending anything") { new DigestPreviewVerb() }, new PlanVerb()];

    private static void AddDigests(this IServiceCollection services, DigestOptions options) => services
        .AddSingleton(options)
        .AddSingleton<EditionRenderer>()
        .AddSingleton<DigestReplies>()
        .AddSingleton<LastListReader>()
        .AddSingleton<EditionButtons>()
        .AddSingleton<OpenStore>()
        .AddSingleton<IArticleCompanion, EditionTurns>()
        .AddSingleton<DigestComposers>()
        .AddSingleton<DigestForecast>()
        .AddSingleton<DigestPlanner>()
        .AddSingleton<DeskReader>()
        .AddSingleton<EditorsDesk>()
        .AddSingleton(PersonalTable.ByPerson("desk_editions", "approved_by") with { StaysBecause = "what editors say about digests is the bot's" })
        .AddSingleton<CorrectionLine>()
        .AddSingleton<DigestCorrections>()
        .AddSingleton(PersonalTable.ByPerson("digest_corrections", "corrected_by") with { StaysBecause = "what editors say about digests is the bot's" })
        .AddRecurringJob<CorrectDigestsJob>(CorrectDigestsJob.Name, "* * * * *", TimeZoneInfo.Utc, isRetried: false)
        .AddSingleton<PublishedEditions>()
        .AddSingleton<ITargetMemory, GivenMemory>()
        .AddSingleton(PersonalTable.ByChat("given_digests"))
        .AddRecurringJob<SendDueDigestsJob>("send-due-digests", "* * * * *", TimeZoneInfo.Utc, isRetried: false)
        .AddRecurringJob<PruneDigestsJob>("prune-digests", "29 4 * * *", TimeZoneInfo.Utc, isRetried: true);
}
