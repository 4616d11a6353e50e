using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ChatDigestBot.Storage;

/// <summary>Gives sessions on the one database: readers side by side, writers in transactions.</summary>
/// <remarks>
/// SQLite has one writer. <see cref="WriterQueue"/> lets one transaction in at a time, those a person waits for first;
/// readers see the last committed state meanwhile (WAL). PostgreSQL takes writers side by side.
/// A transaction that did not commit left nothing behind, whatever stopped it.
/// </remarks>
internal sealed class Database : IAsyncDisposable
{
    /// <summary>Readers kept open; more than that at once are rare, and each keeps pages in memory.</summary>
    private const int MaxIdleReaders = 8;

    /// <summary>How often a transaction is tried that PostgreSQL undid for another's sake.</summary>
    private const int MaxRuns = 5;

    private readonly WriterQueue? _writers;
    private readonly NpgsqlDataSource? _postgres;
    private readonly ConcurrentStack<SqliteConnection> _idleReaders = new();
    private SqliteConnection? _writer;
    private readonly Lock _preparing = new();
    private bool _isPrepared;
    private volatile bool _isDisposed;

    public Database(DatabaseOptions options)
    {
        DapperSetup.Apply();
        Options = options;
        if (options.Engine == DatabaseEngine.Sqlite)
        {
            _writers = new WriterQueue();
        }
        else
        {
            _postgres = NpgsqlDataSource.Create(options.ConnectionString);
        }
    }

    public DatabaseOptions Options { get; }

    public DatabaseEngine Engine => Options.Engine;

    /// <summary>The folder of a SQLite file is made by whoever may create the database, and by nobody who only looks.</summary>
    public void CreateFolder()
    {
        if (Options.FilePath is { } file)
        {
            PrivateFile.CreateFolder(Path.GetDirectoryName(file)!);
        }
    }

    /// <summary>Reads on a connection of its own; never waits for a writer.</summary>
    public async Task<T> ReadAsync<T>(Func<DbSession, Task<T>> read, CancellationToken cancellationToken)
    {
        if (_postgres is not null)
        {
            await using var connection = await OpenAsync(cancellationToken);
            return await read(new DbSession(Engine, connection, null, cancellationToken));
        }

        // Opening costs more than most reads: the pragmas alone are seven statements.
        var reader = _idleReaders.TryPop(out var idle) ? idle : (SqliteConnection)await OpenAsync(cancellationToken);
        var isClean = false;
        try
        {
            var result = await read(new DbSession(Engine, reader, null, cancellationToken));
            isClean = true;
            return result;
        }
        finally
        {
            if (isClean && !_isDisposed && _idleReaders.Count < MaxIdleReaders)
            {
                _idleReaders.Push(reader);
                if (_isDisposed)
                {
                    await DisposeIdleReadersAsync(); // whoever disposed may have looked before this one was back
                }
            }
            else
            {
                await reader.DisposeAsync();
            }
        }
    }

    /// <summary>Runs one transaction that a person waits for: it goes before bulk work.</summary>
    /// <remarks>Where PostgreSQL undoes it because two transactions waited for each other, it runs again: so it leaves no traces but in the database.</remarks>
    public Task<T> WriteAsync<T>(Func<DbSession, Task<T>> write, CancellationToken cancellationToken) => RunAsync(write, isBulk: false, MaxRuns, cancellationToken);

    /// <inheritdoc cref="WriteAsync{T}(Func{DbSession, Task{T}}, CancellationToken)"/>
    public Task WriteAsync(Func<DbSession, Task> write, CancellationToken cancellationToken) => WriteAsync(AsFunction(write), cancellationToken);

    /// <summary>Like <see cref="WriteAsync{T}"/> for work that also changes what the caller holds in memory: it never runs a second time by itself.</summary>
    public Task<T> WriteOnceAsync<T>(Func<DbSession, Task<T>> write, CancellationToken cancellationToken) => RunAsync(write, isBulk: false, runs: 1, cancellationToken);

    /// <summary>Runs one transaction behind all interactive ones; keep it under about 50 ms (300 subscribers), or look at <see cref="DbSession.HasInteractiveWaiter"/>.</summary>
    /// <inheritdoc cref="WriteAsync{T}(Func{DbSession, Task{T}}, CancellationToken)" path="/remarks"/>
    public Task<T> WriteInBulkAsync<T>(Func<DbSession, Task<T>> write, CancellationToken cancellationToken) => RunAsync(write, isBulk: true, MaxRuns, cancellationToken);

    /// <inheritdoc cref="WriteInBulkAsync{T}(Func{DbSession, Task{T}}, CancellationToken)"/>
    public Task WriteInBulkAsync(Func<DbSession, Task> write, CancellationToken cancellationToken) => WriteInBulkAsync(AsFunction(write), cancellationToken);

    /// <summary>Like <see cref="WriteInBulkAsync{T}"/> for work that also changes what the caller holds in memory: it never runs a second time by itself.</summary>
    public Task WriteInBulkOnceAsync(Func<DbSession, Task> write, CancellationToken cancellationToken) => RunAsync(AsFunction(write), isBulk: true, runs: 1, cancellationToken);

    /// <summary>A connection for work that no session covers, such as a migration or a backup; the caller disposes it.</summary>
    /// <exception cref="DatabaseException">What lies beside a SQLite file is not its own.</exception>
    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        if (_postgres is not null)
        {
            return await _postgres.OpenConnectionAsync(cancellationToken);
        }

        Prepare();
        var connection = new SqliteConnection(Options.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await SqlitePragmas.ApplyAsync(connection, cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>A closed connection of the same pool, for the engine of the jobs, which opens its own; only on PostgreSQL.</summary>
    public NpgsqlConnection CreatePostgresConnection() =>
        (_postgres ?? throw new InvalidOperationException("The database is not PostgreSQL.")).CreateConnection();

    /// <summary>Whether the SQLite file that is open is no longer the one at its path: moved, deleted or replaced. What is written then is lost to whoever opens the path.</summary>
    public bool HasMoved => _writer is { } writer && SqliteFile.HasMoved(writer);

    public async ValueTask DisposeAsync()
    {
        _isDisposed = true;
        await DisposeIdleReadersAsync();

        if (_writer is not null)
        {
            await _writer.DisposeAsync();
        }

        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }
        else
        {
            using var pool = new SqliteConnection(Options.ConnectionString);
            SqliteConnection.ClearPool(pool);
        }
    }

    // Before the first connection only. SQLite gives the files beside it the mode of the database.
    private void Prepare()
    {
        lock (_preparing)
        {
            if (_isPrepared)
            {
                return;
            }

            var path = Options.FilePath!;
            if (SqliteFile.HasForeignLog(path))
            {
                throw new DatabaseException($"{path} is a backup that was put back, and {path}-wal beside it belongs to the database before: move {path}-wal and {path}-shm away, then start again.");
            }

            PrivateFile.Create(path);
            foreach (var file in new[] { "", "-wal", "-shm" })
            {
                PrivateFile.Restrict(path + file);
            }

            _isPrepared = true;
        }
    }

    private async Task DisposeIdleReadersAsync()
    {
        while (_idleReaders.TryPop(out var reader))
        {
            await reader.DisposeAsync();
        }
    }

    private static Func<DbSession, Task<bool>> AsFunction(Func<DbSession, Task> write) => async session =>
    {
        await write(session);
        return true;
    };

    private async Task<T> RunAsync<T>(Func<DbSession, Task<T>> write, bool isBulk, int runs, CancellationToken cancellationToken)
    {
        for (var run = 1; _writers is null; run++)
        {
            await using var connection = await OpenAsync(cancellationToken);
            try
            {
                return await InTransactionAsync(connection, write, cancellationToken);
            }
            catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure && run < runs)
            {
                // Nothing of it is left, and the transaction that it stood against goes on: its turn is next.
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.ReadOnlySqlTransaction)
            {
                // A session stays read-only where its database or its server was that when it began, whatever becomes of them: the next try has a new one.
                _postgres!.Clear();
                throw;
            }
        }

        // SQLite's driver works on the calling thread; a request's thread must not be held by its disk.
        using var turn = await _writers.EnterAsync(isBulk, cancellationToken);
        _writer ??= await OpenWriterAsync(cancellationToken);
        return await Task.Run(() => InTransactionAsync(_writer, write, cancellationToken), cancellationToken);
    }

    private async Task<SqliteConnection> OpenWriterAsync(CancellationToken cancellationToken)
    {
        var connection = (SqliteConnection)await OpenAsync(cancellationToken);
        try
        {
            await using var command = connection.CreateCommand();
            // What the writer touches would count as the bot's memory, and it gains nothing from the mapping; bulk work writes the same pages of indexes again and again.
            command.CommandText = "PRAGMA mmap_size = 0; PRAGMA cache_size = -32000";
            await command.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private async Task<T> InTransactionAsync<T>(DbConnection connection, Func<DbSession, Task<T>> write, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var result = await write(new DbSession(Engine, connection, transaction, cancellationToken, _writers is null ? null : () => _writers.HasInteractiveWaiter));
        // Past this line the work is done: a shutdown must not make a committed transaction look like a failed one.
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }
}
