using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace ChatDigestBot.Storage;

/// <summary>What a database's file, and what lies beside it, tell of themselves.</summary>
internal static class SqliteFile
{
    // SQLITE_FCNTL_HAS_MOVED of sqlite3.h: compares the open file's inode with the one at its path.
    private const int HasMovedCode = 20;

    /// <summary>False also where the system cannot tell.</summary>
    public static bool HasMoved(SqliteConnection connection) =>
        connection.Handle is { IsInvalid: false } handle && sqlite3_file_control(handle, IntPtr.Zero, HasMovedCode, out var hasMoved) == 0 && hasMoved != 0;

    /// <summary>Whether the log beside a database is not its own: a backup has none, and one that was put back found what its forerunner left.</summary>
    /// <remarks>SQLite would take pages of both. Ask before it has the file open: closing a file ends the locks that this process has on it.</remarks>
    public static bool HasForeignLog(string path)
    {
        if (new FileInfo(path + "-wal") is not { Exists: true, Length: > 0 } || !File.Exists(path))
        {
            return false;
        }

        // The file format's write version: a backup is written with a rollback journal (1), the bot's database with a log (2).
        Span<byte> header = stackalloc byte[20];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length && header[18] == 1;
    }

    [DllImport("e_sqlite3", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static extern int sqlite3_file_control(SafeHandle database, IntPtr name, int code, out int answer);
}
