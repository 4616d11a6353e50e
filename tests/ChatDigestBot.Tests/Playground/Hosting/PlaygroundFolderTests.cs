using ChatDigestBot.Playground.Hosting;

namespace ChatDigestBot.Tests.Playground.Hosting;

public sealed class PlaygroundFolderTests : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("chatdigestbot-folder-");

    [Fact]
    public void A_temporary_folder_vanishes()
    {
        var folder = PlaygroundFolder.Open(null);
        Assert.True(Directory.Exists(folder.Path));
        folder.Dispose();
        Assert.False(Directory.Exists(folder.Path));
    }

    [Fact]
    public void What_a_killed_playground_left_goes_with_the_next_start_and_a_living_one_stays()
    {
        using var living = PlaygroundFolder.Open(null);
        var abandoned = Directory.CreateTempSubdirectory("chatdigestbot-playground-");
        File.WriteAllText(Path.Combine(abandoned.FullName, "bot.db"), "");
        Directory.SetLastWriteTimeUtc(living.Path, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Directory.SetLastWriteTimeUtc(abandoned.FullName, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        using var next = PlaygroundFolder.Open(null);

        Assert.False(Directory.Exists(abandoned.FullName));
        Assert.True(Directory.Exists(living.Path));
    }

    [Fact]
    public void A_named_folder_stays_and_remembers_the_clock()
    {
        var path = Path.Combine(root.FullName, "new", "place");
        using (var folder = PlaygroundFolder.Open(path))
        {
            Assert.Equal(TimeSpan.FromHours(3), folder.ReadClock(_ => TimeSpan.FromHours(3)));
            folder.WriteClock(TimeSpan.FromHours(41.5));
        }

        using var again = PlaygroundFolder.Open(path);
        Assert.Equal(TimeSpan.FromHours(41.5), again.ReadClock(_ => TimeSpan.Zero));
    }

    [Fact]
    public void Two_playgrounds_do_not_share_a_folder()
    {
        using var first = PlaygroundFolder.Open(root.FullName);

        var problem = Assert.Throws<PlaygroundException>(() => PlaygroundFolder.Open(root.FullName));
        Assert.StartsWith($"The folder {root.FullName} cannot be used (--data): ", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_no_folder()
    {
        var file = Path.Combine(root.FullName, "file");
        File.WriteAllText(file, "");

        Assert.Throws<PlaygroundException>(() => PlaygroundFolder.Open(file));
    }

    public void Dispose() => root.Delete(recursive: true);
}
