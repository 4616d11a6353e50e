using ChatDigestBot.Articles.Reading;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Sync;

/// <summary>Runs passes while the bot serves: one at the start, one soon after something changed, one every few minutes in any case.</summary>
/// <remarks>
/// A watcher may miss changes (a full queue, a network drive, too many folders for the system), so it is never relied upon: the
/// sweep finds what it missed. What a pass could not do, because another process writes the index or something failed, is done by the next
/// one, which comes soon.
/// </remarks>
internal sealed class ArticleWatcher(ArticleSync sync, ArticlesOptions options, TimeProvider clock, ILogger<ArticleWatcher> logger) : SupervisedService(clock)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(250);
    private const int MaxQuietWaits = 4;
    private const NotifyFilters Files = NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.Size;

    /// <summary>A dead process holds the index no longer than <see cref="Storage.LeaseStore.Duration"/>, a living one as long as it has posts to write.</summary>
    private static readonly TimeSpan WhileBusy = TimeSpan.FromSeconds(2);

    /// <summary>What a look at all left due cannot be read just now.</summary>
    private static readonly TimeSpan WhileOverdue = TimeSpan.FromMinutes(1);

    private readonly PostFolder _folder = new(options.Path);
    private readonly ChangedPaths _changed = new();
    private readonly BackOff _pauses = new(TimeSpan.FromSeconds(5), 2, options.SweepEvery);
    private readonly Watched _store = new();
    private readonly List<FileSystemWatcher?> _watchers = [];
    private DateTimeOffset _lookedAtAllAt;
    private bool _hasBegun;

    public override void Dispose()
    {
        _watchers.ForEach(watcher => watcher?.Dispose());
        _store.Dispose();
        base.Dispose();
    }

    protected override async Task<TimeSpan?> RunRoundAsync(CancellationToken cancellationToken)
    {
        Begin();
        WatchStore();
        var taken = _changed.Take();
        try
        {
            await (taken is { Count: 0 } ? Task.CompletedTask : RunPassAsync(taken, cancellationToken));
        }
        catch
        {
            _changed.GiveBack(taken);
            throw;
        }

        return UntilNextLook();
    }

    protected override TimeSpan RestAfter(int failures) => _pauses.After(failures);

    protected override void SayFailed(Exception exception, TimeSpan rest) => logger.PassFailed(rest, exception);

    protected override void SayRecovered() => logger.PassesGoOn();

    // A crawler writes many posts at once, and one post in several steps: the pass waits for a moment of quiet, but not for long.
    protected override async Task RestAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        if (!await WaitForSignalAsync(longest, cancellationToken))
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

    private void Begin()
    {
        if (_hasBegun)
        {
            return;
        }

        _watchers.ForEach(watcher => watcher?.Dispose());
        _watchers.Clear();
        _watchers.Add(Watch(Path.GetDirectoryName(options.TopicsPath)!, Path.GetFileName(options.TopicsPath), Files, isDeep: false, Note));
        // The store may be a link that is put in place of another when its content changes.
        _watchers.Add(Watch(
            Path.GetDirectoryName(_folder.Root) ?? _folder.Root, Path.GetFileName(_folder.Root), NotifyFilters.FileName | NotifyFilters.DirectoryName, isDeep: false, _ => _changed.AddWhole()));
        _changed.AddWhole();
        _hasBegun = true;
    }

    private async Task RunPassAsync(IReadOnlyCollection<string>? paths, CancellationToken cancellationToken)
    {
        _lookedAtAllAt = paths is null ? Clock.GetUtcNow() : _lookedAtAllAt;
        var outcome = paths is null ? await sync.RunOnceAsync(cancellationToken) : await sync.RunOnceAsync(paths, cancellationToken);
        if (!outcome.IsDone)
        {
            await Task.Delay(WhileBusy, Clock, cancellationToken);
            _changed.GiveBack(paths);
        }
        else if (outcome.Unsettled > 0)
        {
            await Task.Delay(Quiet * MaxQuietWaits, Clock, cancellationToken);
            _changed.AddWhole();
        }
    }

    // A post that is held comes at its moment, not at the next sweep; at once where that moment came while all were looked at.
    private TimeSpan UntilNextLook()
    {
        if (sync.NextDueAt is not { } dueAt)
        {
            return options.SweepEvery;
        }

        var untilDue = dueAt - Clock.GetUtcNow();
        return untilDue > options.SweepEvery ? options.SweepEvery
            : untilDue > TimeSpan.Zero ? untilDue
            : dueAt > _lookedAtAllAt ? TimeSpan.Zero
            : WhileOverdue < options.SweepEvery ? WhileOverdue : options.SweepEvery;
    }

    private async Task<bool> WaitForSignalAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        using var timeOut = new CancellationTokenSource(longest, Clock);
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

    // Watching goes on where the folder was; it is begun again where it is now.
    private void WatchStore()
    {
        var place = LinkTarget.Find(_folder.Root);
        if (place is not null && place != _store.Place)
        {
            _store.Change(place, Watch(_folder.Root, "*", Files, isDeep: true, Note), Watch(_folder.Root, "*", NotifyFilters.DirectoryName, isDeep: true, _ => _changed.AddWhole()));
            _changed.AddWhole();
        }
    }

    private FileSystemWatcher? Watch(string folder, string filter, NotifyFilters what, bool isDeep, Action<string> note)
    {
        FileSystemWatcher? watcher = null;
        try
        {
            watcher = new FileSystemWatcher(folder, filter)
            {
                IncludeSubdirectories = isDeep,
                NotifyFilter = what,
            };
            watcher.Created += (_, change) => note(change.FullPath);
            watcher.Changed += (_, change) => note(change.FullPath);
            watcher.Deleted += (_, change) => note(change.FullPath);
            watcher.Renamed += (_, change) =>
            {
                note(change.OldFullPath);
                note(change.FullPath);
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
            var path = _folder.RelativePath(fullPath);
            if (PostFolder.IsHidden(path))
            {
                _changed.AddWhole(); // found through a link, if at all
            }
            else
            {
                _changed.Add(path);
            }
        }
        else if (Path.GetExtension(fullPath).Length == 0 || fullPath == options.TopicsPath || IsLink(fullPath))
        {
            // A link to a folder, put in place of another; or the topics changed.
            _changed.AddWhole();
        }
    }

    private static bool IsLink(string fullPath)
    {
        try
        {
            return new FileInfo(fullPath).LinkTarget is not null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>What watches the store, and where that really was when it began.</summary>
    private sealed class Watched : IDisposable
    {
        private FileSystemWatcher?[] _watchers = [];

        public string? Place { get; private set; }

        public void Change(string place, params FileSystemWatcher?[] watchers)
        {
            Dispose();
            (Place, _watchers) = (place, watchers);
        }

        public void Dispose()
        {
            foreach (var watcher in _watchers)
            {
                watcher?.Dispose();
            }
        }
    }
}
