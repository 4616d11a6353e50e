using System.IO.MemoryMappedFiles;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Delivery.Sending;

/// <summary>Which rows of the ledger are being sent this very moment, kept where a killed process leaves it behind; so only what was truly under way is in doubt.</summary>
/// <remarks>
/// <para>Memory shared with a file beside the SQLite database: a store into it costs no disk, and outlives the process but not the machine. So it is believed only within the same
/// boot, for the same database file and the same epoch of the lease; in all other cases everything that was <c>sending</c> may have arrived, as without it.</para>
/// <para>Once disposed it lets no call begin: what a next log read can no longer change.</para>
/// </remarks>
internal sealed class CallLog : IDisposable
{
    private const long Version = 2;

    /// <summary>As many calls as there can be begun and not yet written down.</summary>
    public const int Places = 256;

    private const int VersionAt = 0;
    private const int EpochAt = 8;
    private const int MachineAt = 16;
    private const int DatabaseAt = 24;
    private const int ProgressAt = 32;
    private const int FirstPlaceAt = 64;

    // A place holds a row's id, how far its call is, and the message's id.
    private const int PlaceSize = 24;
    private const int StepAt = 8;
    private const int MessageAt = 16;
    private const int Size = FirstPlaceAt + (Places * PlaceSize);
    private const long Free = 0;
    private const long Begun = 1;
    private const long Answered = 2;

    private readonly Lock _gate = new();
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _memory;
    private readonly long _machine;
    private readonly long _database;
    private readonly Dictionary<long, CallTrace> _before = [];
    private readonly long _epochBefore;
    private readonly Dictionary<long, int> _places = [];
    private readonly Stack<int> _free = new(Enumerable.Range(0, Places));
    private bool _isDisposed;

    /// <param name="path">The file; made if it is not there.</param>
    /// <param name="machine">Names this boot of this machine.</param>
    /// <param name="database">Names the database file.</param>
    public CallLog(string path, long machine, long database)
    {
        (_machine, _database) = (machine, database);
        PrivateFile.Restrict(path);
        GiveBlocks(path);
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, Size);
        _memory = _file.CreateViewAccessor();
        if (_memory.ReadInt64(VersionAt) == Version && _memory.ReadInt64(MachineAt) == machine && _memory.ReadInt64(DatabaseAt) == database)
        {
            _epochBefore = _memory.ReadInt64(EpochAt);
            ReadPlaces();
        }
    }

    /// <summary>Null where nothing can be kept: on PostgreSQL, whose next sender may be another machine, and where a boot has no name.</summary>
    /// <param name="databaseId">Of the database's <see cref="DatabaseMark"/>.</param>
    public static CallLog? Open(DatabaseOptions options, long databaseId) => options.FilePath is { } path && Machine.FindBoot() is { } boot
        ? new CallLog(path + ".calls", boot, databaseId)
        : null;

    /// <summary>Which database the file was last used with, and how far that had come; null where nobody knows.</summary>
    public static (long DatabaseId, long Progress)? FindMark(DatabaseOptions options)
    {
        var path = options.FilePath + ".calls";
        if (options.FilePath is null || !File.Exists(path))
        {
            return null;
        }

        Span<byte> head = stackalloc byte[FirstPlaceAt];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && BitConverter.ToInt64(head) == Version
            ? (BitConverter.ToInt64(head[DatabaseAt..]), BitConverter.ToInt64(head[ProgressAt..]))
            : null;
    }

    /// <summary>What the log of the sender before tells about a row it left behind.</summary>
    public CallTrace Find(DeliveryRow row) => row.Epoch != _epochBefore || _epochBefore == 0
        ? new CallTrace.Open()
        : _before.TryGetValue(row.Id, out var trace) ? trace : new CallTrace.NotBegun();

    /// <summary>Begins a log of one's own; before any row is marked with the epoch.</summary>
    public void Start(long epoch)
    {
        lock (_gate)
        {
            _memory.Write(EpochAt, 0L);
            for (var place = 0; place < Places; place++)
            {
                _memory.Write(AddressOf(place) + StepAt, Free);
            }

            if (_memory.ReadInt64(VersionAt) != Version || _memory.ReadInt64(DatabaseAt) != _database)
            {
                _memory.Write(ProgressAt, 0L);
            }

            _memory.Write(VersionAt, Version);
            _memory.Write(MachineAt, _machine);
            _memory.Write(DatabaseAt, _database);
            Interlocked.MemoryBarrier();
            _memory.Write(EpochAt, epoch);
        }
    }

    /// <summary>Notes that a call is about to be made; false: it must not be.</summary>
    public bool TryBegin(long rowId)
    {
        lock (_gate)
        {
            if (_isDisposed)
            {
                return false;
            }

            if (!_places.TryGetValue(rowId, out var place))
            {
                _places.Add(rowId, place = _free.Pop());
            }

            _memory.Write(AddressOf(place), rowId);
            Interlocked.MemoryBarrier();
            _memory.Write(AddressOf(place) + StepAt, Begun);
            return true;
        }
    }

    /// <summary>The database has come so far, and that is committed: one that has come less far is an older copy.</summary>
    public void Advance(long progress)
    {
        lock (_gate)
        {
            if (!_isDisposed)
            {
                _memory.Write(ProgressAt, progress);
            }
        }
    }

    /// <summary>The message arrived.</summary>
    public void Answer(long rowId, long messageId)
    {
        lock (_gate)
        {
            if (!_isDisposed && _places.TryGetValue(rowId, out var place))
            {
                _memory.Write(AddressOf(place) + MessageAt, messageId);
                Interlocked.MemoryBarrier();
                _memory.Write(AddressOf(place) + StepAt, Answered);
            }
        }
    }

    /// <summary>The message did not arrive, or what became of it is in the ledger.</summary>
    public void Forget(long rowId)
    {
        lock (_gate)
        {
            if (!_isDisposed && _places.Remove(rowId, out var place))
            {
                _memory.Write(AddressOf(place) + StepAt, Free);
                _free.Push(place);
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _memory.Dispose();
            _file.Dispose();
        }
    }

    // A store into a hole of a file would end the process where the disk is full; written like this it is an error like any other.
    private static void GiveBlocks(string path)
    {
        if (!File.Exists(path) || new FileInfo(path).Length < Size)
        {
            using var file = PrivateFile.Open(path, FileMode.Create, FileAccess.Write, FileShare.Read);
            file.Write(new byte[Size]);
        }
    }

    private static long AddressOf(int place) => FirstPlaceAt + (place * PlaceSize);

    private void ReadPlaces()
    {
        for (var place = 0; place < Places; place++)
        {
            var address = AddressOf(place);
            var step = _memory.ReadInt64(address + StepAt);
            if (step != Free)
            {
                _before[_memory.ReadInt64(address)] = step == Answered ? new CallTrace.Answered(_memory.ReadInt64(address + MessageAt)) : new CallTrace.Open();
            }
        }
    }

    private static class Machine
    {
        private const string BootFile = "/proc/sys/kernel/random/boot_id";

        public static long? FindBoot() => File.Exists(BootFile) && Guid.TryParse(File.ReadAllText(BootFile), out var boot)
            ? BitConverter.ToInt64(boot.ToByteArray())
            : null;
    }
}
