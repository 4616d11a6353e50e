using ChatDigestBot.Articles;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Alarms.Sources;

/// <summary>A folder into which nothing new has come for longer than usual. One that never had a post is being set up, and nothing is said.</summary>
internal sealed class ArticlesAlarms(ArticleCatalogue catalogue, AlarmOptions options) : IAlarmSource
{
    public const string Nothing = "noArticles";

    public IReadOnlyList<string> Kinds => [Nothing];

    public async Task<IReadOnlyList<Alarm>> FindAlarmsAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        await catalogue.FindNewestSeenAtAsync(cancellationToken) is { } newest && now - newest >= options.NoArticleFor
            ? [new Alarm(Nothing, "", newest)]
            : [];
}
