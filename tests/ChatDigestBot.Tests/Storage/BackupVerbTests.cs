using ChatDigestBot.App;
using ChatDigestBot.Storage;
using Microsoft.Data.Sqlite;

namespace ChatDigestBot.Tests.Storage;

public sealed class BackupVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatdigestbot-backup-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_copy_that_fails_leaves_nothing_behind()
    {
        await using (var connection = new SqliteConnection($"Data Source={InFolder("bot.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE pages (content BLOB); INSERT INTO pages VALUES (zeroblob(100000))";
            await command.ExecuteNonQueryAsync();
        }

        await using (var damaged = File.OpenWrite(InFolder("bot.db")))
        {
            damaged.Position = 4096; // the first page tells what there is, and stays
            await damaged.WriteAsync(Enumerable.Repeat((byte)0x55, 20_000).ToArray());
        }

        var (exit, error) = await BackUpAsync("copies/bot.db");
        Assert.Equal(2, exit);
        Assert.Contains("Database:Connection", error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(InFolder("copies")));
    }

    [Fact]
    public async Task A_place_where_no_copy_can_be_written_is_named_and_not_the_database()
    {
        await File.WriteAllTextAsync(InFolder("bot.db"), "");
        await File.WriteAllTextAsync(InFolder("file"), "");

        var (exit, error) = await BackUpAsync("file/bot.db");
        Assert.Equal(2, exit);
        Assert.Contains(InFolder("file/bot.db"), error, StringComparison.Ordinal);
        Assert.DoesNotContain("Database:Connection", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_disk_that_is_full_is_the_copys_and_not_the_databases()
    {
        var sentence = BackupVerb.InWords(new SqliteException("SQLite Error 13: 'database or disk is full'.", 13), "/srv/backups/bot.db");
        Assert.Contains("no room", sentence, StringComparison.Ordinal);
        Assert.Contains("/srv/backups/bot.db", sentence, StringComparison.Ordinal);
    }

    private async Task<(int Exit, string Error)> BackUpAsync(string file)
    {
        using var error = new StringWriter();
        var exit = await CommandLine.RunAsync(["backup", InFolder(file), $"--Database:Connection=Data Source={InFolder("bot.db")}"], new StringWriter(), error);
        return (exit, error.ToString());
    }

    private string InFolder(string name) => Path.Combine(_folder, name);
}
