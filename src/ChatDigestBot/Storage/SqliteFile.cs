using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace ChatDigestBot.Storage;

/// <summary>What a database's file, and what lies beside it, tell of themselves.</summary>
internal static class SqliteFile
{
    // SQLITE_FCNTL_HAS_MOVED of sqlite3.h: compares the open file's inode with the one at its path.
    private const int HasMovedCode = 20;

    // SQLITE_FCNTL_FILE_POINTER: the open file as SQLite holds it, whose methods begin with a version, xClose and xRead.
    private const int FilePointerCode = 7;

    private const int HeaderLength = 20;

    /// <summary>False also where the system cannot tell.</summary>
    public static bool HasMoved(SqliteConnection connection) =>
        connection.Handle is { IsInvalid: false } handle && sqlite3_file_control(handle, IntPtr.Zero, HasMovedCode, out var hasMoved) == 0 && hasMoved != 0;

    /// <summary>Whether a backup was written over the open file. False also where that cannot be told.</summary>
    /// <remarks>Read as it lies on the disk, past the log, and by SQLite's own handle: closing another would end the locks that this process has on the file. The connection must serve nothing else meanwhile.</remarks>
    public static bool IsWrittenOver(SqliteConnection connection)
    {
        if (connection.Handle is not { IsInvalid: false } handle || sqlite3_file_pointer(handle, IntPtr.Zero, FilePointerCode, out var file) != 0 || file == IntPtr.Zero)
        {
            return false;
        }

        var header = new byte[HeaderLength];
        var read = Marshal.GetDelegateForFunctionPointer<ReadFile>(Marshal.ReadIntPtr(Marshal.ReadIntPtr(file), 2 * IntPtr.Size));
        return read(file, header, HeaderLength, 0) == 0 && IsBackup(header);
    }

    /// <summary>Whether the log beside a database is not its own: a backup has none, and one that was put back found what its forerunner left.</summary>
    /// <remarks>SQLite would take pages of both. Ask before it has the file open: closing a file ends the locks that this process has on it.</remarks>
    public static bool HasForeignLog(string path)
    {
        if (new FileInfo(path + "-wal") is not { Exists: true, Length: > 0 } || !File.Exists(path))
        {
            return false;
        }

        Span<byte> header = stackalloc byte[HeaderLength];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length && IsBackup(header);
    }

    // The file format's write version: a backup is written with a rollback journal (1), the bot's database with a log (2).
    private static bool IsBackup(ReadOnlySpan<byte> header) => header[18] == 1;

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int ReadFile(IntPtr file, [Out, MarshalAs(UnmanagedType.LPArray, SizeParamIndex = 2)] byte[] buffer, int length, long offset);

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static extern int sqlite3_file_pointer(SafeHandle database, IntPtr name, int code, out IntPtr file);

    [DllImport("e_sqlite3", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static extern int sqlite3_file_control(SafeHandle database, IntPtr name, int code, out int answer);
}
