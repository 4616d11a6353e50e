using ChatDigestBot.Articles.Curated;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Curation;

internal static class CurationSetup
{
    public static IServiceCollection AddCuration(this IServiceCollection services) => services
        .AddSingleton<CurationDesk>()
        .AddSingleton<EditingDesk>()
        .AddSingleton<RuleTrial>()
        .AddSingleton(PersonalTable.ByPerson("curated_articles", "curated_by") with { StaysBecause = "what editors say about articles is the bot's" });
}
