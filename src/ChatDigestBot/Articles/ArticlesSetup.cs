using System.CommandLine;
using ChatDigestBot.Articles.Sync;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Articles.Verbs;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles;

internal static class ArticlesSetup
{
    public static IServiceCollection AddArticles(this IServiceCollection services, SettingReader settings) => services
        .AddSingleton(ArticlesOptions.Read(settings))
        .AddSingleton(provider => new TopicCatalogue(provider.GetRequiredService<ArticlesOptions>().TopicsPath, provider.GetRequiredService<ILogger<TopicCatalogue>>()))
        .AddSingleton<ArticleCatalogue>()
        .AddSingleton<IndexingProgress>()
        .AddSingleton<ArticleSync>()
        .AddHostedService<ArticleWatcher>();

    public static IEnumerable<Command> Verbs() => [new ArticlesVerb(), new StoriesVerb()];
}
