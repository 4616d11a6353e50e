namespace ChatDigestBot.Articles.Sync;

/// <summary>Gathers what a watcher saw until a pass takes it. Safe to use from several threads.</summary>
internal sealed class ChangedPaths
{
    /// <summary>More than this is no handful of new posts: then the whole folder is gone through.</summary>
    private const int Most = 2_000;

    private readonly Lock _lock = new();
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private bool _isWhole;

    /// <summary>Released at least once after something was added.</summary>
    public SemaphoreSlim Signal { get; } = new(0);

    public void Add(string path)
    {
        lock (_lock)
        {
            _isWhole |= _paths.Count >= Most;
            _paths.Add(path);
        }

        Signal.Release();
    }

    public void AddWhole()
    {
        lock (_lock)
        {
            _isWhole = true;
        }

        Signal.Release();
    }

    /// <summary>Puts back what was taken and could not be done.</summary>
    /// <param name="taken">As <see cref="Take"/> returned it.</param>
    public void GiveBack(IReadOnlyCollection<string>? taken)
    {
        lock (_lock)
        {
            _isWhole |= taken is null;
            _paths.UnionWith(taken ?? []);
        }

        Signal.Release();
    }

    /// <summary>The paths named since the last call, or null when only the whole folder will do.</summary>
    public IReadOnlyCollection<string>? Take()
    {
        lock (_lock)
        {
            IReadOnlyCollection<string>? taken = _isWhole ? null : [.. _paths];
            _paths.Clear();
            _isWhole = false;
            return taken;
        }
    }
}
