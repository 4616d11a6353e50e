using System.Data.Common;
using Dapper;

namespace ChatDigestBot.Storage;

/// <summary>One connection, in one transaction when it writes, on which stores run their SQL.</summary>
internal sealed class DbSession(DatabaseEngine engine, DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken, Func<bool>? isAwaited = null)
{
    public DatabaseEngine Engine { get; } = engine;

    public DbConnection Connection { get; } = connection;

    public DbTransaction? Transaction { get; } = transaction;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>A person waits for this transaction to end: bulk work commits what it has and goes on in another one.</summary>
    public bool HasInteractiveWaiter => isAwaited?.Invoke() ?? false;

    /// <summary>Returns the number of rows changed.</summary>
    public Task<int> ExecuteAsync(string sql, object? args = null) => Connection.ExecuteAsync(Command(sql, args));

    public async Task<List<T>> QueryAsync<T>(string sql, object? args = null) => (await Connection.QueryAsync<T>(Command(sql, args))).AsList();

    /// <summary>The first row, or the default value of <typeparamref name="T"/> where there is none.</summary>
    public Task<T?> FindAsync<T>(string sql, object? args = null) => Connection.QueryFirstOrDefaultAsync<T>(Command(sql, args));

    /// <summary>The first column of the first row; throws where there is no row.</summary>
    public Task<T> ScalarAsync<T>(string sql, object? args = null) => Connection.QueryFirstAsync<T>(Command(sql, args));

    /// <summary>Chooses the statement of the engine in use, for the few places where one statement cannot serve both.</summary>
    public string Pick(string sqlite, string postgres) => Engine == DatabaseEngine.Sqlite ? sqlite : postgres;

    /// <summary>The condition that a column is one of a parameter's values, which are an array: SQLite takes a list of them, PostgreSQL the array.</summary>
    public string OneOf(string column, string parameter) => Pick(sqlite: $"{column} IN @{parameter}", postgres: $"{column} = ANY(@{parameter})");

    private CommandDefinition Command(string sql, object? args) => new(sql, args, Transaction, cancellationToken: CancellationToken);
}
