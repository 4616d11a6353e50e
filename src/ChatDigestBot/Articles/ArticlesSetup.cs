using System.CommandLine;
using ChatDigestBot.Articles.Reader;
using ChatDigestBot.Articles.Sync;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Articles.Verbs;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles;

internal static class ArticlesSetup
{
    public static IServiceCollection AddArticles(this IServiceCollection services, SettingReader settings)
    {
        services.AddHealthChecks().AddCheck<ArticlesHealthCheck>("articles");
        return services
            .AddSingleton(ArticlesOptions.Read(settings))
            .AddSingleton(FreshnessOptions.Read(settings))
            .AddSingleton(provider => new TopicCatalogue(provider.GetRequiredService<ArticlesOptions>().TopicsPath, provider.GetRequiredService<ILogger<TopicCatalogue>>()))
            .AddSingleton<ArticleCatalogue>()
            .AddSingleton<IndexingProgress>()
            .AddSingleton<ArticleSync>()
            .AddSingleton<ArticleView>()
            .AddHostedService<ArticleWatcher>();
    }

    public static IEnumerable<Command> Verbs() => [new ArticlesVerb(), new StoriesVerb()];
}
