using System.Security.Cryptography;

namespace ChatDigestBot.Storage;

/// <summary>What tells a database from others, and from older copies of itself.</summary>
internal sealed record DatabaseMark
{
    public required long DatabaseId { get; init; }

    /// <summary>Grows with what is sent.</summary>
    public required long Progress { get; init; }

    /// <summary>The server's own name for a PostgreSQL database, as it was at the last start.</summary>
    public string? Home { get; init; }

    /// <summary>Set in a copy that <c>backup</c> made, until a bot starts on it.</summary>
    public DateTimeOffset? CopiedAt { get; init; }

    /// <summary>Kept from other nodes until the transaction ends, where there is one.</summary>
    public static Task<DatabaseMark> GetAsync(DbSession session) => session.ScalarAsync<DatabaseMark>(
        $"SELECT database_id, progress, home, copied_at FROM database_marks WHERE id = 1 {(session.Transaction is null ? "" : session.Pick("", "FOR UPDATE"))}");

    /// <summary>Returns the progress with this step.</summary>
    public static Task<long> AdvanceAsync(DbSession session) =>
        session.ScalarAsync<long>("UPDATE database_marks SET progress = progress + 1 WHERE id = 1 RETURNING progress");

    public static Task SetHomeAsync(DbSession session, string home) => session.ExecuteAsync("UPDATE database_marks SET home = @home WHERE id = 1", new { home });

    /// <summary>From now on this is a database of its own, and no longer a copy.</summary>
    public static Task BeginAgainAsync(DbSession session, string? home) => session.ExecuteAsync(
        "UPDATE database_marks SET database_id = @databaseId, home = @home, copied_at = NULL WHERE id = 1",
        new { home, databaseId = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long))) });
}
