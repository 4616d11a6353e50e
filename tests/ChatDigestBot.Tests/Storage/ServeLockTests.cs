using ChatDigestBot.Storage;

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
}
