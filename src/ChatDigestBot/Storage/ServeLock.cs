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
        catch (IOException)
        {
            throw new DatabaseException($"Another bot is running on {options.FilePath}: stop it first, or give this one a database of its own ({DatabaseOptions.ConnectionSetting}).");
        }
    }

    public void Dispose() => _file?.Dispose();
}
