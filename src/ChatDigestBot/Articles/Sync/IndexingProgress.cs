using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Sync;

/// <summary>How far the reading of posts is; read by commands, the console, the health page and the log.</summary>
internal sealed class IndexingProgress
{
    public static readonly HealthTrouble FolderMissing = new("folderMissing", "the folder of posts is not there");
    public static readonly HealthTrouble FolderUnreadable = new("folderUnreadable", "the folder of posts cannot be read; what it had is kept");
    public static readonly HealthTrouble FolderEmptied = new("folderEmptied", "the folder of posts is empty, as if it were not mounted; what it had is kept");

    private int _done;
    private int _total;
    private volatile bool _isRunning;
    private volatile bool _hasReadAll;
    private volatile HealthTrouble? _trouble;

    /// <summary>True while a pass reads posts.</summary>
    public bool IsRunning => _isRunning;

    /// <summary>
    /// The whole folder was gone through since this process started. Until then what is found is not all there is, and "nothing new"
    /// would be said too early.
    /// </summary>
    public bool HasReadAll => _hasReadAll;

    /// <summary>What is wrong with the store; null while it is as it should be.</summary>
    public HealthTrouble? Trouble
    {
        get => _trouble;
        set => _trouble = value;
    }

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

    public void NoteAllRead() => _hasReadAll = true;

    public void Stop() => _isRunning = false;
}
