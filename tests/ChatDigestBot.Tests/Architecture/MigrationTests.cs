using System.Globalization;
using System.Security.Cryptography;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Tests.Architecture;

public sealed class MigrationTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Migrations_are_contiguous(int engine)
    {
        var migrations = Migration.All((DatabaseEngine)engine);
        Assert.NotEmpty(migrations);
        Assert.Equal(Enumerable.Range(1, migrations.Count), migrations.Select(migration => migration.Version));
    }

    [Fact]
    public void Both_engines_have_the_same_steps() =>
        Assert.Equal(
            Migration.All(DatabaseEngine.Sqlite).Select(migration => migration.Name),
            Migration.All(DatabaseEngine.Postgres).Select(migration => migration.Name));

    /// <summary>A released migration never changes; a new one gets its line in migrations.approved.txt.</summary>
    [Fact]
    public void Migrations_are_unchanged()
    {
        var approved = File.ReadAllLines(Path.Combine(Repository.Root, "tests/ChatDigestBot.Tests/Architecture/migrations.approved.txt"));
        var found = new[] { DatabaseEngine.Sqlite, DatabaseEngine.Postgres }
            .SelectMany(engine => Migration.All(engine).Select(migration => string.Create(CultureInfo.InvariantCulture, $"{engine} {migration.Name} {Hash(migration.Sql)}")));
        Assert.Equal(approved, found);
    }

    private static string Hash(string sql) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(sql.ReplaceLineEndings("\n"))))[..16];
}
