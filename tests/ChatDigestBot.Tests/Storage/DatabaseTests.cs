using System.Runtime.Versioning;
using ChatDigestBot.Delivery.Sending;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Journeys;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatDigestBot.Tests.Storage;

public sealed class DatabaseOnSqliteTests : DatabaseTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;

    /// <summary>Before 3.51.3 two connections that write and checkpoint at once could corrupt a file in WAL mode; before 3.53.2 a crafted FTS5 index could be read past its end.</summary>
    [Fact]
    public async Task The_SQLite_that_runs_is_one_without_the_faults_in_its_log_and_its_full_text_index()
    {
        var version = Version.Parse(Assert.Single(await Test.QueryAsync<string>("SELECT sqlite_version()")));
        Assert.True(version >= new Version(3, 53, 2), $"SQLite {version}");
    }

    [Theory]
    [InlineData("Data Source=bot.db;Mode=ReadOnly", "Mode")]
    [InlineData("Data Source=bot.db;Cache=Shared", "Cache")]
    [InlineData("Data Source=bot.db;Foreign Keys=False", "Foreign Keys")]
    public void What_a_connection_asks_for_and_the_bot_decides_itself_is_refused_by_name(string connection, string keyword)
    {
        var settings = new SettingReader(new ConfigurationBuilder().AddInMemoryCollection([new("Database:Connection", connection)]).Build());
        Assert.Contains(keyword, Assert.Throws<SettingException>(() => DatabaseOptions.Read(settings)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_was_moved_deleted_or_replaced_under_the_bot_is_noticed_and_the_bot_not_ready()
    {
        var path = Test.Options.FilePath!;
        await Test.ExecuteAsync("UPDATE leases SET epoch = 1");
        Assert.Equal(HealthStatus.Healthy, await HealthAsync());

        File.Move(path, path + ".away");
        Assert.Equal(HealthStatus.Unhealthy, await HealthAsync());
        await File.WriteAllBytesAsync(path, []);
        Assert.Equal(HealthStatus.Unhealthy, await HealthAsync());
        File.Move(path + ".away", path, overwrite: true);
        Assert.Equal(HealthStatus.Healthy, await HealthAsync());

        async Task<HealthStatus> HealthAsync() => (await new DatabaseHealthCheck(Database, Test.Clock).CheckHealthAsync(new HealthCheckContext(), CancellationToken.None)).Status;
    }

    [Fact]
    public async Task A_database_that_can_be_read_and_not_written_is_not_ready_and_says_so_until_it_can_again()
    {
        var check = new DatabaseHealthCheck(Database, Test.Clock);
        Assert.Equal(HealthStatus.Healthy, (await LookAsync()).Status);

        // Refused where a full disk would refuse.
        await Test.ExecuteAsync("CREATE TRIGGER full_disk BEFORE UPDATE ON schema_migrations BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END");
        Assert.Equal(HealthStatus.Healthy, (await LookAsync()).Status);
        Test.Clock.Advance(DatabaseHealthCheck.TriedEvery);
        var full = await LookAsync();
        Assert.Equal((HealthStatus.Unhealthy, "the database cannot be written"), (full.Status, full.Description));

        await Test.ExecuteAsync("DROP TRIGGER full_disk");
        Test.Clock.Advance(DatabaseHealthCheck.TriedEvery);
        Assert.Equal(HealthStatus.Healthy, (await LookAsync()).Status);

        Task<HealthCheckResult> LookAsync() => check.CheckHealthAsync(new HealthCheckContext(), CancellationToken.None);
    }

    [Fact]
    public async Task A_backup_that_was_put_back_is_not_mixed_with_the_log_of_the_database_before_it()
    {
        var path = Test.Options.FilePath + "-restored";
        await Database.ReadAsync(session => session.ExecuteAsync("VACUUM INTO @path", new { path }), CancellationToken.None);
        await File.WriteAllBytesAsync(path + "-wal", [1]);
        await using var database = new Database(new DatabaseOptions { Engine = DatabaseEngine.Sqlite, ConnectionString = $"Data Source={path}", FilePath = path });
        for (var attempt = 0; attempt < 2; attempt++)
        {
            Assert.Contains($"{path}-wal", (await Assert.ThrowsAsync<DatabaseException>(CountAsync)).Message, StringComparison.Ordinal);
        }

        File.Delete(path + "-wal");
        Assert.Equal(0, await CountAsync());

        Task<int> CountAsync() => database.ReadAsync(session => session.ScalarAsync<int>("SELECT COUNT(*) FROM chats"), CancellationToken.None);
    }

    [Fact]
    public async Task A_lost_file_is_said_once_and_loudly()
    {
        using var log = new JourneyLog();
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(log));
        var watch = new DatabaseWatch(Database, Test.Clock, factory.CreateLogger<DatabaseWatch>());
        await Test.ExecuteAsync("UPDATE leases SET epoch = 1");
        watch.LookOnce();
        Assert.Empty(log.Lines);

        File.Move(Test.Options.FilePath!, Test.Options.FilePath + ".away");
        watch.LookOnce();
        watch.LookOnce();
        Assert.Contains("[101]", Assert.Single(log.Lines), StringComparison.Ordinal);
    }

    /// <summary>SQLite keeps no log beside the file where memory cannot be shared over it, as with locks that are files and on some network drives.</summary>
    [Theory]
    [InlineData("unix-dotfile", false)]
    [InlineData("unix", true)]
    public async Task A_file_without_a_log_is_not_taken_for_one_that_a_backup_was_written_over(string fileSystem, bool isEnded)
    {
        var path = Test.Options.FilePath + ".other";
        var connection = new SqliteConnectionStringBuilder { DataSource = path, Vfs = fileSystem, Pooling = false };
        await using var database = new Database(Test.Options with { FilePath = path, ConnectionString = connection.ToString() });
        await database.WriteAsync(session => session.ExecuteAsync("CREATE TABLE kept (id INTEGER)"), CancellationToken.None);
        var isKilled = false;
        var watch = new DatabaseWatch(database, TimeProvider.System, NullLogger<DatabaseWatch>.Instance) { Kill = () => isKilled = true };
        Assert.False(await watch.LookInsideAsync(CancellationToken.None));

        await using (var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.Position = 18;
            file.WriteByte(1); // as a backup's
        }

        Assert.Equal(isEnded, await watch.LookInsideAsync(CancellationToken.None));
        Assert.Equal(isEnded, isKilled);
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public async Task Nobody_but_the_bots_user_can_read_the_database_and_what_lies_beside_it()
    {
        var path = Test.Options.FilePath!;
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        await using var database = new Database(Test.Options);
        await database.WriteAsync(session => session.ExecuteAsync("UPDATE leases SET epoch = 1"), CancellationToken.None);
        using var serve = ServeLock.Take(Test.Options);
        using var calls = CallLog.Open(Test.Options, databaseId: 1);

        foreach (var file in new[] { "", "-wal", "-shm", ".lock", ".calls" })
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path + file));
        }
    }

    [Fact]
    public async Task A_write_a_person_waits_for_goes_before_bulk_work()
    {
        var order = new List<string>();
        var started = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        var first = Database.WriteInBulkAsync(
            async _ =>
            {
                started.SetResult();
                await release.Task;
                order.Add("first bulk");
            },
            CancellationToken.None);
        await started.Task;
        var bulk = Database.WriteInBulkAsync(session => AddAsync("second bulk"), CancellationToken.None);
        var interactive = Database.WriteAsync(session => AddAsync("interactive"), CancellationToken.None);
        release.SetResult();
        await Task.WhenAll(first, bulk, interactive);
        Assert.Equal(["first bulk", "interactive", "second bulk"], order);

        Task AddAsync(string name)
        {
            order.Add(name);
            return Task.CompletedTask;
        }
    }
}

public sealed class DatabaseOnPostgresTests : DatabaseTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;

    [Fact]
    public async Task Two_writers_that_wait_for_each_other_both_come_to_their_end()
    {
        await Test.ExecuteAsync("INSERT INTO leases (name, holder, epoch, until_at) VALUES ('a', '', 0, 0), ('b', '', 0, 0)");
        var (hasA, hasB) = (new TaskCompletionSource(), new TaskCompletionSource());
        await Task.WhenAll(RaiseAsync("a", hasA, hasB.Task, "b"), RaiseAsync("b", hasB, hasA.Task, "a"));

        Assert.Equal([2L, 2L], await Test.QueryAsync<long>("SELECT epoch FROM leases"));

        Task RaiseAsync(string first, TaskCompletionSource hasFirst, Task otherHasFirst, string second) => Database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync("UPDATE leases SET epoch = epoch + 1 WHERE name = @first", new { first });
                hasFirst.TrySetResult();
                await otherHasFirst;
                await session.ExecuteAsync("UPDATE leases SET epoch = epoch + 1 WHERE name = @second", new { second });
            },
            CancellationToken.None);
    }
}

public abstract class DatabaseTests : StoreTest
{
    [Fact]
    public async Task A_write_that_throws_leaves_nothing_behind_and_the_next_one_works()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Database.WriteAsync(
            async session =>
            {
                await InsertAsync(session, "lost");
                throw new InvalidOperationException("stop");
            },
            CancellationToken.None));
        await Database.WriteAsync(session => InsertAsync(session, "kept"), CancellationToken.None);
        Assert.Equal(["kept"], await Test.QueryAsync<string>("SELECT name FROM leases"));
    }

    [Fact]
    public async Task Readers_see_the_last_committed_state_while_a_writer_works()
    {
        await Database.WriteAsync(
            async session =>
            {
                await InsertAsync(session, "open");
                Assert.Empty(await Test.QueryAsync<string>("SELECT name FROM leases"));
            },
            CancellationToken.None);
        Assert.Single(await Test.QueryAsync<string>("SELECT name FROM leases"));
    }

    [Fact]
    public async Task Instants_come_back_to_the_millisecond()
    {
        var at = new DateTimeOffset(2026, 3, 29, 1, 30, 0, 123, TimeSpan.FromHours(2));
        await Test.ExecuteAsync("INSERT INTO leases (name, holder, epoch, until_at) VALUES ('n', 'h', 1, @at)", new { at });
        Assert.Equal(at, (await Test.QueryAsync<DateTimeOffset>("SELECT until_at FROM leases"))[0]);
    }

    [Fact]
    public async Task A_database_of_another_bot_is_refused_unless_taken_over()
    {
        await new DatabaseOwner(Database, Test.Clock).ClaimAsync(1, CancellationToken.None);
        await new DatabaseOwner(Database, Test.Clock).ClaimAsync(1, CancellationToken.None);
        var refusal = await Assert.ThrowsAsync<DatabaseException>(() => new DatabaseOwner(Database, Test.Clock).ClaimAsync(2, CancellationToken.None));
        Assert.Contains("Database:TakeOver", refusal.Message, StringComparison.Ordinal);

        await using var taker = new Database(Test.Options with { TakeOver = true });
        await new DatabaseOwner(taker, Test.Clock).ClaimAsync(2, CancellationToken.None);
        Assert.Equal([2L], await Test.QueryAsync<long>("SELECT bot_id FROM database_owner"));
    }

    private static Task InsertAsync(DbSession session, string name) =>
        session.ExecuteAsync("INSERT INTO leases (name, holder, epoch, until_at) VALUES (@name, 'h', 1, 0)", new { name });
}
