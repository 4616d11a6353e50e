using ChatDigestBot.Storage;
using Npgsql;

namespace ChatDigestBot.Tests.Storage;

/// <summary>A PostgreSQL database that is made read-only for a while, as hosters do with one whose disk is full.</summary>
public sealed class ReadOnlyPostgresTests : IAsyncLifetime
{
    private readonly string _name = $"test_{Guid.NewGuid():N}";

    private static string Server => Environment.GetEnvironmentVariable("TEST_POSTGRES") ?? throw new InvalidOperationException("TEST_POSTGRES names no server.");

    public Task InitializeAsync() => OnServerAsync($"CREATE DATABASE {_name}");

    public Task DisposeAsync() => OnServerAsync($"DROP DATABASE {_name} WITH (FORCE)");

    [Fact]
    public async Task One_that_can_be_written_again_is_written_without_a_restart()
    {
        await using var database = new Database(new DatabaseOptions
        {
            Engine = DatabaseEngine.Postgres,
            ConnectionString = new NpgsqlConnectionStringBuilder(Server) { Database = _name }.ToString(),
        });
        await OnServerAsync($"ALTER DATABASE {_name} SET default_transaction_read_only = on");
        var refusal = await Assert.ThrowsAsync<PostgresException>(WriteAsync);
        Assert.Equal(PostgresErrorCodes.ReadOnlySqlTransaction, refusal.SqlState);

        await OnServerAsync($"ALTER DATABASE {_name} SET default_transaction_read_only = off");
        await WriteAsync();

        Task WriteAsync() => database.WriteAsync(session => session.ExecuteAsync("CREATE TABLE written (id INTEGER)"), CancellationToken.None);
    }

    private static async Task OnServerAsync(string sql)
    {
        await using var server = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Server) { Pooling = false });
        await using var command = server.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
