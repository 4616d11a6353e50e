using System.Globalization;

namespace ChatDigestBot.Playground.Hosting;

/// <summary>Where a playground keeps its posts, its database and how far its clock is ahead.</summary>
internal sealed class PlaygroundFolder : IDisposable
{
    private const string ClockFile = "clock-ahead.txt";
    private const string LockFile = "playground.lock";
    private const string TemporaryPrefix = "chatdigestbot-playground-";

    private readonly FileStream held;

    private PlaygroundFolder(string path, bool isKept)
    {
        (Path, IsKept) = (path, isKept);
        held = Hold(path);
    }

    public string Path { get; }

    /// <summary>False for a temporary folder, which goes when the playground ends.</summary>
    public bool IsKept { get; }

    public string Database => System.IO.Path.Combine(Path, "bot.db");

    public string Feeds => System.IO.Path.Combine(Path, "feeds.yaml");

    public string Chats => System.IO.Path.Combine(Path, "chats.json");

    /// <param name="directory">Null for a temporary folder that is removed at the end.</param>
    /// <exception cref="PlaygroundException">The folder cannot be used.</exception>
    public static PlaygroundFolder Open(string? directory)
    {
        if (directory is null)
        {
            RemoveAbandoned();
            return new PlaygroundFolder(Directory.CreateTempSubdirectory(TemporaryPrefix).FullName, isKept: false);
        }

        try
        {
            var path = System.IO.Path.GetFullPath(directory);
            Directory.CreateDirectory(path);
            return new PlaygroundFolder(path, isKept: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new PlaygroundException($"The folder {directory} cannot be used (--data): {problem.Message}", problem);
        }
    }

    /// <summary>How far the clock is ahead; where nothing was kept yet, as far as it begins.</summary>
    public TimeSpan ReadClock(Func<DateTimeOffset, TimeSpan> beginning)
    {
        var file = System.IO.Path.Combine(Path, ClockFile);
        if (File.Exists(file) && TimeSpan.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, out var ahead) && ahead > TimeSpan.Zero)
        {
            return ahead;
        }

        ahead = beginning(TimeProvider.System.GetUtcNow());
        WriteClock(ahead);
        return ahead;
    }

    public void WriteClock(TimeSpan ahead) =>
        File.WriteAllText(System.IO.Path.Combine(Path, ClockFile), ahead.ToString("c", CultureInfo.InvariantCulture));

    public void Dispose()
    {
        held.Dispose();
        if (!IsKept)
        {
            Remove(Path);
        }
    }

    private static FileStream Hold(string path) => new(System.IO.Path.Combine(path, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Removes what playgrounds that were killed left behind: nobody holds their lock, and they are not just being made.</summary>
    private static void RemoveAbandoned()
    {
        var before = TimeProvider.System.GetUtcNow().UtcDateTime - TimeSpan.FromMinutes(10);
        foreach (var path in Directory.EnumerateDirectories(System.IO.Path.GetTempPath(), TemporaryPrefix + "*").Where(path => Directory.GetLastWriteTimeUtc(path) < before))
        {
            try
            {
                Hold(path).Dispose();
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                continue; // alive, or somebody else's
            }

            Remove(path);
        }
    }

    private static void Remove(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Something still writes there: the next playground removes it.
        }
    }
}
