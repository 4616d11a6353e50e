using System.Globalization;
using ChatDigestBot.Articles.Drafting;
using ChatDigestBot.Articles.Reading;
using ChatDigestBot.Articles.Stories;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Articles.Sync;

/// <summary>Brings the catalogue, and all that follows it, in step with the folder of posts: one pass a call.</summary>
/// <remarks>
/// One process at a time writes: a pass holds the indexing lease, and each of its transactions makes sure that it still does. A pass
/// killed anywhere leaves whole transactions behind, and the next one goes on from there.
/// </remarks>
internal sealed class ArticleSync(
    Database database, LeaseStore leases, TopicCatalogue topics, ArticlesOptions options, IEnumerable<IArticleSink> sinks, IndexingProgress progress, TimeProvider clock, ILogger<ArticleSync> logger)
    : IDisposable
{
    private readonly PostFolder _folder = new(options.Path);
    private readonly IArticleSink[] _sinks = [.. sinks];
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private StoryAssigner? _stories;
    private long _lastEpoch;
    private DateTimeOffset? _emptyUntil;

    /// <summary>What could not be listed or read in the last whole pass.</summary>
    public IReadOnlyList<PostProblem> Problems { get; private set; } = [];

    /// <summary>When a pass must look again at a post that did not change: it was held until then, or expires. As of the last pass.</summary>
    public DateTimeOffset? NextDueAt { get; private set; }

    /// <summary>A pass over the whole folder.</summary>
    public Task<SyncOutcome> RunOnceAsync(CancellationToken cancellationToken) => RunAsync(null, cancellationToken);

    /// <summary>A pass over a few paths that are said to have changed, relative to the folder.</summary>
    public Task<SyncOutcome> RunOnceAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken) => RunAsync(paths, cancellationToken);

    public void Dispose() => _oneAtATime.Dispose();

    private async Task<SyncOutcome> RunAsync(IReadOnlyCollection<string>? paths, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            topics.Reload();
            await using var held = await leases.TryHoldAsync(Lease.Indexing, cancellationToken);
            if (held is null)
            {
                return new SyncOutcome { IsDone = false };
            }

            // Somebody else wrote between our passes: what is kept in memory may be old.
            _stories = held.Lease.Epoch == _lastEpoch + 1 ? _stories : null;
            _lastEpoch = held.Lease.Epoch;
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, held.Lost);
            return await RunHeldAsync(held.Lease, paths, stop.Token);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            progress.Trouble = exception is DirectoryNotFoundException ? IndexingProgress.FolderMissing : IndexingProgress.FolderUnreadable;
            throw;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            _stories = null;
            return new SyncOutcome { IsDone = false };
        }
        finally
        {
            progress.Stop();
            _oneAtATime.Release();
        }
    }

    private async Task<SyncOutcome> RunHeldAsync(Lease lease, IReadOnlyCollection<string>? paths, CancellationToken cancellationToken)
    {
        var state = await database.ReadAsync(SyncState.ReadAsync, cancellationToken);
        if (topics.All.Count == 0 && state.TopicsText is { } lastGood)
        {
            topics.FallBackTo(lastGood);
        }

        var now = clock.GetUtcNow();
        var rulesChanged = state.RulesVersion is not null && state.RulesVersion != ArticleDraft.RulesVersion;
        var isWhole = paths is null || rulesChanged || state.ScannedFolder != _folder.Root;
        var scan = isWhole
            ? FolderScan.Whole(_folder, await database.ReadAsync(KnownFiles.ReadAllAsync, cancellationToken), rulesChanged, now)
            : FolderScan.Of(_folder, paths!, await database.ReadAsync(session => KnownFiles.ReadAsync(session, paths!), cancellationToken), now);
        if (scan.IsSuspect || state.EmptySince is not null)
        {
            scan = await AskAboutEmptinessAsync(scan, state, isWhole, now, cancellationToken);
        }

        var pass = new SyncPass(database, lease, topics.Current, _sinks, _folder.Root, scan, clock)
        {
            IsArchive = state.ScannedFolder != _folder.Root,
            RulesChanged = rulesChanged,
            LastId = state.LastId,
        };
        progress.Start(scan.ToRead.Count);
        var isWritten = false;
        try
        {
            if (scan.ToRead.Count + scan.Missing.Count > 0)
            {
                _stories ??= await database.ReadAsync(StoryAssigner.OpenAsync, cancellationToken);
                await pass.RunAsync(_stories, progress, logger, cancellationToken);
            }

            if (state.TopicsVersion is not null && state.TopicsVersion != topics.Current.Version && topics.All.Count > 0)
            {
                await pass.ReclassifyAsync(_stories ??= await database.ReadAsync(StoryAssigner.OpenAsync, cancellationToken), cancellationToken);
            }

            isWritten = true;
        }
        finally
        {
            _stories = isWritten && _stories is { IsWorn: false } ? _stories : null; // one that is not written may remember what was rolled back
        }

        if (isWhole)
        {
            await RememberAsync(lease, state, cancellationToken);
            progress.NoteAllRead();
            progress.Trouble = _emptyUntil is null ? null : progress.Trouble;
            Problems = [.. scan.Problems, .. pass.Problems];
        }

        NextDueAt = await database.ReadAsync(KnownFiles.FindNextDueAsync, cancellationToken) is { } due && !(_emptyUntil < due) ? due : _emptyUntil;
        return Tell(pass.Outcome, scan.ToRead.Count);
    }

    /// <summary>Keeps what a folder that is suddenly empty seems to have lost, until that has lasted.</summary>
    private async Task<FolderScan> AskAboutEmptinessAsync(FolderScan scan, SyncState state, bool isWhole, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = state.EmptySince ?? now;
        if (!scan.IsSuspect)
        {
            if (isWhole || scan.ToRead.Count > 0)
            {
                logger.StoreIsBack(_folder.Root);
                await RememberEmptinessAsync(null, cancellationToken);
            }

            return scan;
        }

        if (now - since >= options.EmptyAfter)
        {
            logger.StoreStaysEmpty(_folder.Root, scan.KnownBefore);
            await RememberEmptinessAsync(null, cancellationToken);
            return scan;
        }

        if (_emptyUntil is null)
        {
            logger.StoreIsEmpty(_folder.Root, scan.KnownBefore, since + options.EmptyAfter);
        }

        await RememberEmptinessAsync(since, cancellationToken);
        return scan with { Missing = new Dictionary<string, KnownFile>() };
    }

    private Task RememberEmptinessAsync(DateTimeOffset? since, CancellationToken cancellationToken)
    {
        _emptyUntil = since + options.EmptyAfter;
        progress.Trouble = since is null ? null : IndexingProgress.FolderEmptied;
        return database.WriteInBulkAsync(session => SyncState.WriteAsync(session, "empty_since", since?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) ?? ""), cancellationToken);
    }

    private Task RememberAsync(Lease lease, SyncState state, CancellationToken cancellationToken)
    {
        var wanted = new List<(string Name, string Value)>();
        Want("scanned_folder", state.ScannedFolder, _folder.Root);
        Want("rules_version", state.RulesVersion, ArticleDraft.RulesVersion);
        if (topics.All.Count > 0)
        {
            Want("topics_version", state.TopicsVersion, topics.Current.Version);
            Want("topics_text", state.TopicsText, topics.Problem is null ? topics.Text : state.TopicsText);
        }

        return wanted.Count == 0 ? Task.CompletedTask : database.WriteInBulkAsync(
            async session =>
            {
                if (await LeaseStore.IsCurrentAsync(session, lease))
                {
                    foreach (var (name, value) in wanted)
                    {
                        await SyncState.WriteAsync(session, name, value);
                    }
                }
            },
            cancellationToken);

        void Want(string name, string? before, string? value)
        {
            if (value is not null && value != before)
            {
                wanted.Add((name, value));
            }
        }
    }

    private SyncOutcome Tell(SyncOutcome outcome, int read)
    {
        if (outcome.IsChange || outcome.Unreadable > 0)
        {
            logger.PassEnded(read, outcome.New, outcome.Corrected, outcome.Rewritten, outcome.Renamed, outcome.Removed, outcome.Unreadable, outcome.Withheld, outcome.Reclassified);
        }

        return outcome;
    }
}
