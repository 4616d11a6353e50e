using ChatDigestBot.Storage;

namespace ChatDigestBot.Tests.Storage;

internal static class Waiting
{
    /// <summary>Comes back once another transaction waits for a lock of this one. PostgreSQL only.</summary>
    public static async Task HasBegunAsync(DbSession session)
    {
        while (await session.ScalarAsync<long>("SELECT COUNT(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))") == 0)
        {
            await Task.Yield();
        }
    }
}
