using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Sync;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Alarms.Sources;

/// <summary>A folder of posts that is gone, cannot be read, is suddenly empty, or into which nothing new has come for longer than usual. Of one that never had a post, nothing is said: it is being set up.</summary>
internal sealed class ArticlesAlarms(ArticleCatalogue catalogue, Database database, ArticlesOptions articles, AlarmOptions options) : IAlarmSource
{
    public const string Nothing = "noArticles";
    public const string Missing = "folderMissing";
    public const string Unreadable = "folderUnreadable";
    public const string Emptied = "folderEmptied";

    public IReadOnlyList<string> Kinds => [Nothing, Missing, Unreadable, Emptied];

    public async Task<IReadOnlyList<Alarm>> FindAlarmsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await catalogue.FindNewestSeenAtAsync(cancellationToken) is not { } newest)
        {
            return [];
        }

        // What is away brings nothing new: that is not told besides.
        var state = await database.ReadAsync(SyncState.ReadAsync, cancellationToken);
        return FindWhyNoneIsListed(articles.Path) is { } kind ? [new Alarm(kind, articles.Path, now)]
            : state.EmptySince is { } since ? [new Alarm(Emptied, articles.Path, since)]
            : now - newest >= options.NoArticleFor ? [new Alarm(Nothing, "", newest)]
            : [];
    }

    // A folder whose rights were taken away, or on a server that is away, is still there.
    private static string? FindWhyNoneIsListed(string folder)
    {
        try
        {
            _ = Directory.EnumerateFileSystemEntries(folder).Any();
            return null;
        }
        catch (DirectoryNotFoundException)
        {
            return Missing;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Unreadable;
        }
    }
}
