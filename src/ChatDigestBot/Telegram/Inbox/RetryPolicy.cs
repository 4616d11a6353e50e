using System.Data.Common;
using ChatDigestBot.Shared;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ChatDigestBot.Telegram.Inbox;

/// <summary>Decides what becomes of an update whose handler failed. Pure.</summary>
/// <remarks>Its chat waits meanwhile, so the tries are few and soon. A database that is away says nothing about the update and costs no attempt.</remarks>
internal static class RetryPolicy
{
    public const int MaxAttempts = 4;

    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;

    // PostgreSQL's classes: it is being stopped, it takes nothing at present, or the connection is gone.
    private static readonly string[] Away = ["57P", PostgresErrorCodes.ReadOnlySqlTransaction, "08"];

    private static readonly BackOff AfterFailures = new(TimeSpan.FromSeconds(1), 5, TimeSpan.FromSeconds(25));
    private static readonly BackOff WhileAway = new(TimeSpan.FromSeconds(1), 2, TimeSpan.FromSeconds(30));

    /// <param name="attempts">Failed attempts, this one included.</param>
    /// <returns>The wait before the next attempt; null to put the update aside.</returns>
    public static TimeSpan? After(int attempts) => attempts >= MaxAttempts ? null : AfterFailures.After(attempts);

    /// <param name="tries">How often it was tried in vain, this one included.</param>
    public static TimeSpan WhileDatabaseIsAway(int tries) => WhileAway.After(tries);

    /// <summary>The database cannot be used at present, whatever the statement.</summary>
    public static bool IsDatabaseAway(Exception exception) =>
        exception is DbException { IsTransient: true } or SqliteException { SqliteErrorCode: Busy or Locked or ReadOnly or InputOutput or Full or CannotOpen }
        || exception is DbException { SqlState: { } state } && Array.Exists(Away, start => state.StartsWith(start, StringComparison.Ordinal));
}
