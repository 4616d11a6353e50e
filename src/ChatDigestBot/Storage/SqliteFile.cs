using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace ChatDigestBot.Storage;

/// <summary>Asks SQLite about the file of an open connection.</summary>
internal static class SqliteFile
{
    // SQLITE_FCNTL_HAS_MOVED of sqlite3.h: compares the open file's inode with the one at its path.
    private const int HasMovedCode = 20;

    /// <summary>False also where the system cannot tell.</summary>
    public static bool HasMoved(SqliteConnection connection) =>
        connection.Handle is { IsInvalid: false } handle && sqlite3_file_control(handle, IntPtr.Zero, HasMovedCode, out var hasMoved) == 0 && hasMoved != 0;

    [DllImport("e_sqlite3", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static extern int sqlite3_file_control(SafeHandle database, IntPtr name, int code, out int answer);
}
