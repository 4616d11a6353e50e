using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using Microsoft.Extensions.Configuration;

namespace ChatDigestBot.Tests.Storage;

public sealed class ServeLockTests
{
    [Fact]
    public async Task A_second_bot_on_one_file_is_refused_until_the_first_ends()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseEngine.Sqlite);
        using (ServeLock.Take(test.Options))
        {
            var refusal = Assert.Throws<DatabaseException>(() => ServeLock.Take(test.Options));
            Assert.Contains("Another bot is running", refusal.Message, StringComparison.Ordinal);
        }

        ServeLock.Take(test.Options).Dispose();
    }

    [Fact]
    public async Task A_second_bot_that_comes_through_a_symbolic_link_is_refused_too()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseEngine.Sqlite);
        var folder = Path.GetDirectoryName(test.Options.FilePath)!;
        File.CreateSymbolicLink(Path.Combine(folder, "file.db"), test.Options.FilePath!);
        Directory.CreateSymbolicLink(Path.Combine(folder, "folder"), folder);
        using var first = ServeLock.Take(Read(test.Options.FilePath!));

        Assert.Throws<DatabaseException>(() => ServeLock.Take(Read(Path.Combine(folder, "file.db"))));
        Assert.Throws<DatabaseException>(() => ServeLock.Take(Read(Path.Combine(folder, "folder", "bot.db"))));
    }

    private static DatabaseOptions Read(string path) => DatabaseOptions.Read(new SettingReader(new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { [DatabaseOptions.ConnectionSetting] = $"Data Source={path}" })
        .Build()));
}
