using System.CommandLine;
using ChatDigestBot.Digests.Composing;
using ChatDigestBot.Digests.Planning;
using ChatDigestBot.Digests.Verbs;
using ChatDigestBot.Jobs;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Digests;

internal static class DigestsSetup
{
    public static IServiceCollection AddDigests(this IServiceCollection services, SettingReader settings) => services
        .AddSingleton(DigestOptions.Read(settings))
        .AddSingleton<EditionRenderer>()
        .AddSingleton<DigestComposers>()
        .AddSingleton<DigestForecast>()
        .AddSingleton<DigestPlanner>()
        .AddRecurringJob<SendDueDigests, SendDueDigestsJob>("send-due-digests", "* * * * *", TimeZoneInfo.Utc, new SendDueDigests())
        .AddRecurringJob<PruneDigests, PruneDigestsJob>("prune-digests", "29 4 * * *", TimeZoneInfo.Utc, new PruneDigests());

    public static IEnumerable<Command> Verbs() => [new Command("digest", "Digests, without sending anything") { new DigestPreviewVerb() }, new PlanVerb()];
}
