using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Broadcasts;
using ChatDigestBot.Jobs;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Web;

namespace ChatDigestBot.Console.Operation;

/// <summary>What those are called of whom entries of the audit log speak, in the visitor's language.</summary>
internal sealed record ActNames
{
    /// <summary>By their number.</summary>
    public IReadOnlyDictionary<long, string> People { get; init; } = new Dictionary<long, string>();

    /// <summary>Titles by key; those of articles that are gone are not there.</summary>
    public IReadOnlyDictionary<string, string> Articles { get; init; } = new Dictionary<string, string>();

    /// <summary>How many chats a broadcast went to.</summary>
    public IReadOnlyDictionary<long, int> Recipients { get; init; } = new Dictionary<long, int>();

    public Func<string, string> Topic { get; init; } = id => id;

    public Func<string, string> Job { get; init; } = name => name;
}

internal sealed class ActNamesReader(Database database, ArticleCatalogue articles, TopicCatalogue topics, JobTitles jobs)
{
    public async Task<ActNames> ReadAsync(Visitor visitor, IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken)
    {
        var titles = (await articles.FindByKeysAsync([.. ActWords.ArticleKeys(entries).Distinct()], cancellationToken)).ToDictionary(article => article.Key, article => article.Title);
        return await database.ReadAsync(
            async session => new ActNames
            {
                People = await PeopleReader.NamesAsync(session, ActWords.PersonIds(entries)),
                Articles = titles,
                Recipients = await BroadcastStore.CountRecipientsAsync(session, [.. ActWords.BroadcastIds(entries).Distinct()]),
                Topic = id => topics.LabelOf(id, visitor.Language),
                Job = name => jobs.Of(visitor.Language, name),
            },
            cancellationToken);
    }
}
