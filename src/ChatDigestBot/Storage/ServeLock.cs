namespace ChatDigestBot.Storage;

/// <summary>Keeps a second bot off one SQLite file; the kernel frees it the moment the process ends, however it ends.</summary>
internal sealed class ServeLock : IDisposable
{
    private readonly FileStream? _file;

    private ServeLock(FileStream? file) => _file = file;

    /// <exception cref="DatabaseException">Another bot runs on this database.</exception>
    public static ServeLock Take(DatabaseOptions options)
    {
        if (options.FilePath is null)
        {
            return new ServeLock(null); // PostgreSQL serves several nodes; leases keep them apart
        }

        try
        {
            PrivateFile.CreateFolder(Path.GetDirectoryName(options.FilePath)!);
            return new ServeLock(PrivateFile.Open(options.FilePath + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException exception) when (IsHeld(exception))
        {
            throw new DatabaseException($"Another bot is running on {options.FilePath}: stop it first, or give this one a database of its own ({DatabaseOptions.ConnectionSetting}).");
        }
    }

    /// <summary>The file is locked by somebody else: EWOULDBLOCK of Linux and of macOS, a sharing violation of Windows.</summary>
    private static bool IsHeld(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);

    public void Dispose() => _file?.Dispose();
}
