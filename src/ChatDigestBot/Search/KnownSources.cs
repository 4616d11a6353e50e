using ChatDigestBot.Search.Matching;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Search;

/// <summary>Names of sources whose posts are still to come, such as feeds that have brought none yet. Any folder above may offer some.</summary>
internal interface IAwaitedSources
{
    Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken);
}

/// <summary>The sources that somebody may name: those that posts have, and those that are awaited.</summary>
internal sealed class KnownSources(Database database, IEnumerable<IAwaitedSources> awaited)
{
    private const int MaxSources = 5_000;
    private const int MaxNearest = 3;

    private readonly IReadOnlyList<IAwaitedSources> _awaited = [.. awaited];

    /// <summary>A source's name as posts write it, of exactly this name whatever the spelling; null where there is none.</summary>
    public async Task<string?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var key = SourceName.Key(name);
        return key.Length == 0 ? null
            : await database.ReadAsync(session => session.FindAsync<string>("SELECT name FROM search_sources WHERE key = @key", new { key }), cancellationToken)
                ?? (await AwaitedAsync(cancellationToken)).FirstOrDefault(other => SourceName.Key(other) == key);
    }

    /// <summary>Sources with names like this one, which none has nor holds; null where one does.</summary>
    public async Task<IReadOnlyList<string>?> FindNearestAsync(string name, CancellationToken cancellationToken)
    {
        var key = SourceName.Key(name);
        var coming = await AwaitedAsync(cancellationToken);
        if (coming.Any(other => SourceName.Key(other).Contains(key, StringComparison.Ordinal)))
        {
            return null;
        }

        return await database.ReadAsync<IReadOnlyList<string>?>(
            async session =>
            {
                if ((await QueryPlanner.FindSourcesAsync(session, name)).Count > 0)
                {
                    return null;
                }

                var names = await session.QueryAsync<string>("SELECT name FROM search_sources WHERE key <> '' ORDER BY key LIMIT @MaxSources", new { MaxSources });
                var byFolded = names.Concat(coming).GroupBy(SearchFolding.Fold).ToDictionary(same => same.Key, same => same.First());
                return [.. NearestName.Find(SearchFolding.Fold(name), byFolded.Keys, MaxNearest).Select(folded => byFolded[folded])];
            },
            cancellationToken);
    }

    private async Task<IReadOnlyList<string>> AwaitedAsync(CancellationToken cancellationToken)
    {
        var names = new List<string>();
        foreach (var some in _awaited)
        {
            names.AddRange(await some.ListAsync(cancellationToken));
        }

        return names;
    }
}
