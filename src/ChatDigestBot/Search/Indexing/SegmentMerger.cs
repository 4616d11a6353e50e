using ChatDigestBot.Storage;

namespace ChatDigestBot.Search.Indexing;

/// <summary>Merges the segments of SQLite's index in small steps when writers are quiet; PostgreSQL's index keeps itself.</summary>
/// <remarks>Each write leaves a segment, and a search looks into every one. A merge cut short goes on where it was: its state is in the database.</remarks>
internal sealed class SegmentMerger(Database database, TimeProvider clock)
{
    /// <summary>So many segments are looked through without harm.</summary>
    private const int SegmentsTolerated = 16;

    /// <summary>Pages of 4 kB a transaction: about 20 ms.</summary>
    private const int PagesAStep = 250;

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(3);

    private long _lastWriteAt;
    private int _isUnmerged;

    public void NoteWrite()
    {
        Volatile.Write(ref _lastWriteAt, clock.GetTimestamp());
        Volatile.Write(ref _isUnmerged, 1);
    }

    /// <summary>Whether now is the time: something was written, and nobody writes.</summary>
    public bool IsDue => Volatile.Read(ref _isUnmerged) == 1 && clock.GetElapsedTime(Volatile.Read(ref _lastWriteAt)) > Quiet;

    /// <summary>Merges until few segments are left; returns the number of steps.</summary>
    public async Task<int> MergeAsync(CancellationToken cancellationToken)
    {
        Volatile.Write(ref _isUnmerged, 0);
        if (database.Engine != DatabaseEngine.Sqlite)
        {
            return 0;
        }

        var steps = 0;
        if (await CountSegmentsAsync(cancellationToken) > SegmentsTolerated)
        {
            while (await database.WriteInBulkAsync(MergeStepAsync, cancellationToken))
            {
                steps++;
            }
        }

        return steps;
    }

    public Task<int> CountSegmentsAsync(CancellationToken cancellationToken) => database.ReadAsync(
        session => session.ScalarAsync<int>("SELECT COUNT(DISTINCT segid) FROM search_terms_idx"), cancellationToken);

    /// <summary>Returns whether there is more to do.</summary>
    private static async Task<bool> MergeStepAsync(DbSession session)
    {
        var before = await session.ScalarAsync<long>("SELECT total_changes()");
        await session.ExecuteAsync($"INSERT INTO search_terms (search_terms, rank) VALUES ('merge', {PagesAStep})");
        return await session.ScalarAsync<long>("SELECT total_changes()") - before >= 2;
    }
}
