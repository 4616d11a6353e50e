using System.Data.Common;
using ChatDigestBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatDigestBot.Tests.Storage;

public sealed class MigratorOnSqliteTests : MigratorTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class MigratorOnPostgresTests : MigratorTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

public abstract class MigratorTests : StoreTest
{
    private IReadOnlyList<Migration> Known => Migration.All(Engine);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Assert.NotEmpty(Known);
    }

    [Fact]
    public async Task Migrating_again_changes_nothing()
    {
        var before = await Test.QueryAsync<long>("SELECT applied_at FROM schema_migrations ORDER BY version");
        Test.Clock.Advance(TimeSpan.FromDays(1));
        await Test.MigrateAsync();
        Assert.Equal(before, await Test.QueryAsync<long>("SELECT applied_at FROM schema_migrations ORDER BY version"));
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused_with_a_sentence()
    {
        await Test.ExecuteAsync("INSERT INTO schema_migrations (version, name, applied_at) VALUES (9000, 'later', 0)");
        var refusal = await Assert.ThrowsAsync<DatabaseException>(Test.MigrateAsync);
        Assert.Contains("version 9000", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_that_breaks_in_the_middle_leaves_nothing_behind()
    {
        var broken = new Migration(Known[^1].Version + 1, "9998_break", "CREATE TABLE half (id INTEGER); INSERT INTO no_such_table VALUES (1);");
        await Assert.ThrowsAnyAsync<DbException>(() => MigrateAsync([.. Known, broken]));
        await Assert.ThrowsAnyAsync<DbException>(() => Test.QueryAsync<int>("SELECT id FROM half"));

        var mended = broken with { Sql = "CREATE TABLE half (id INTEGER)" };
        await MigrateAsync([.. Known, mended]);
        Assert.Empty(await Test.QueryAsync<int>("SELECT id FROM half"));
    }

    [Fact]
    public async Task Programs_that_start_together_on_an_empty_database_migrate_it_once()
    {
        for (var round = 0; round < 5; round++)
        {
            await using var empty = await TestDatabase.CreateAsync(Engine, migrated: false);
            await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(empty.MigrateAsync)));
            Assert.Equal(Known.Select(step => step.Name), await empty.QueryAsync<string>("SELECT name FROM schema_migrations ORDER BY version"));
        }
    }

    private Task MigrateAsync(IReadOnlyList<Migration> migrations) =>
        new Migrator(Database, Test.Clock, NullLogger<Migrator>.Instance).MigrateAsync(migrations, CancellationToken.None);
}
