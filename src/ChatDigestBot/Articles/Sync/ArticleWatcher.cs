using ChatDigestBot.Articles.Reading;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Sync;

/// <summary>Runs passes while the bot serves: one at the start, one soon after something changed, one every few minutes in any case.</summary>
/// <remarks>
/// A watcher may miss changes (a full queue, a network drive, too many folders for the system), so it is never relied upon: the
/// sweep finds what it missed. What a pass could not do, because another process writes the index or something failed, is done by the next
/// one, which comes soon.
/// </remarks>
internal sealed class ArticleWatcher(ArticleSync sync, ArticlesOptions options, TimeProvider clock, ILogger<ArticleWatcher> logger) : BackgroundService
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(250);
    private const int MaxQuietWaits = 4;

    /// <summary>A dead process holds the index no longer than <see cref="Storage.LeaseStore.Duration"/>, a living one as long as it has posts to write.</summary>
    private static readonly TimeSpan WhileBusy = TimeSpan.FromSeconds(2);

    private readonly PostFolder _folder = new(options.Path);
    private readonly ChangedPaths _changed = new();
    private readonly BackOff _pauses = new(TimeSpan.FromSeconds(5), 2, options.SweepEvery);
    private readonly Trouble _trouble = new();
    private int _failures;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The rest of the host starts meanwhile.
        await Task.Yield();
        using var posts = Watch(_folder.Root, "*", isDeep: true);
        using var topics = Watch(Path.GetDirectoryName(options.TopicsPath)!, Path.GetFileName(options.TopicsPath), isDeep: false);
        _changed.AddWhole();
        while (!stoppingToken.IsCancellationRequested)
        {
            await WaitAsync(stoppingToken);
            await RunAsync(stoppingToken);
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var taken = _changed.Take();
        try
        {
            var outcome = taken is null ? await sync.RunOnceAsync(cancellationToken) : await sync.RunOnceAsync(taken, cancellationToken);
            _failures = 0;
            if (_trouble.Ends())
            {
                logger.PassesGoOn();
            }

            if (!outcome.IsDone)
            {
                await Task.Delay(WhileBusy, clock, cancellationToken);
                _changed.GiveBack(taken);
            }
            else if (outcome.Unsettled > 0)
            {
                await Task.Delay(Quiet * MaxQuietWaits, clock, cancellationToken);
                _changed.AddWhole();
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            var pause = _pauses.After(++_failures);
            if (_trouble.Begins(exception))
            {
                logger.PassFailed(pause, exception);
            }

            await Task.Delay(pause, clock, cancellationToken);
            _changed.GiveBack(taken);
        }
    }

    // A crawler writes many posts at once, and one post in several steps: the pass waits for a moment of quiet, but not for long.
    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        if (!await WaitForSignalAsync(UntilNextLook(), cancellationToken))
        {
            _changed.AddWhole();
        }

        for (var waits = 0; waits < MaxQuietWaits && await WaitForSignalAsync(Quiet, cancellationToken); waits++)
        {
        }

        while (_changed.Signal.Wait(0, CancellationToken.None))
        {
        }
    }

    // A post that is held comes at its moment, not at the next sweep.
    private TimeSpan UntilNextLook()
    {
        var untilDue = sync.NextDueAt - clock.GetUtcNow() ?? options.SweepEvery;
        return untilDue <= TimeSpan.Zero ? Quiet : untilDue < options.SweepEvery ? untilDue : options.SweepEvery;
    }

    private async Task<bool> WaitForSignalAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        using var timeOut = new CancellationTokenSource(longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeOut.Token);
        try
        {
            await _changed.Signal.WaitAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private FileSystemWatcher? Watch(string folder, string filter, bool isDeep)
    {
        FileSystemWatcher? watcher = null;
        try
        {
            watcher = new FileSystemWatcher(folder, filter)
            {
                IncludeSubdirectories = isDeep,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
            };
            watcher.Created += (_, change) => Note(change.FullPath);
            watcher.Changed += (_, change) => Note(change.FullPath);
            watcher.Deleted += (_, change) => Note(change.FullPath);
            watcher.Renamed += (_, change) =>
            {
                Note(change.OldFullPath);
                Note(change.FullPath);
            };
            watcher.Error += (_, _) => _changed.AddWhole();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            watcher?.Dispose();
            logger.NotWatched(folder, options.SweepEvery, exception.GetType().Name);
            return null;
        }
    }

    private void Note(string fullPath)
    {
        if (PostFolder.IsPost(fullPath))
        {
            _changed.Add(_folder.RelativePath(fullPath));
        }
        else if (Path.GetExtension(fullPath).Length == 0 || fullPath == options.TopicsPath)
        {
            // A folder came, went or was renamed with all that is in it; or the topics changed.
            _changed.AddWhole();
        }
    }
}
