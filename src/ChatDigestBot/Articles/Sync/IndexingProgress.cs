namespace ChatDigestBot.Articles.Sync;

/// <summary>How far the running pass is; read by the console, the health page and the log.</summary>
internal sealed class IndexingProgress
{
    private int _done;
    private int _total;
    private volatile bool _isRunning;

    /// <summary>True while a pass reads posts.</summary>
    public bool IsRunning => _isRunning;

    public int Done => Volatile.Read(ref _done);

    /// <summary>The posts this pass has to read.</summary>
    public int Total => Volatile.Read(ref _total);

    public void Start(int total)
    {
        Volatile.Write(ref _done, 0);
        Volatile.Write(ref _total, total);
        _isRunning = true;
    }

    public void Add(int posts) => Interlocked.Add(ref _done, posts);

    public void Stop() => _isRunning = false;
}
