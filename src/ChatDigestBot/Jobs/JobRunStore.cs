using ChatDigestBot.Storage;

namespace ChatDigestBot.Jobs;

/// <summary>The history of job runs: who ran, when, how long, with what result.</summary>
internal sealed class JobRunStore(Database database, TimeProvider clock)
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    public Task<long> StartAsync(string name, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ScalarAsync<long>(
            "INSERT INTO job_runs (name, started_at, outcome, summary) VALUES (@name, @now, @Running, '') RETURNING id",
            new { name, now = clock.GetUtcNow(), JobRun.Running }),
        cancellationToken);

    public Task FinishAsync(long id, string outcome, string summary, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync(
            "UPDATE job_runs SET finished_at = @now, outcome = @outcome, summary = @summary WHERE id = @id",
            new { id, now = clock.GetUtcNow(), outcome, summary }),
        cancellationToken);

    /// <summary>Closes runs that a killed process left open. Only one bot serves a SQLite file; on PostgreSQL only old ones are closed.</summary>
    public Task<int> CloseAbandonedAsync(CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync(
            "UPDATE job_runs SET finished_at = @now, outcome = @Failed, summary = 'stopped before its end' WHERE outcome = @Running AND started_at < @before",
            new { now = clock.GetUtcNow(), before = clock.GetUtcNow() - (session.Engine == DatabaseEngine.Sqlite ? TimeSpan.Zero : TimeSpan.FromHours(1)), JobRun.Failed, JobRun.Running }),
        cancellationToken);

    public Task<List<JobRun>> LatestAsync(int limit, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.QueryAsync<JobRun>("SELECT * FROM job_runs ORDER BY started_at DESC, id DESC LIMIT @limit", new { limit }), cancellationToken);

    /// <summary>The newest run of each job.</summary>
    public Task<List<JobRun>> LastOfEachAsync(CancellationToken cancellationToken) => database.ReadAsync(
        session => session.QueryAsync<JobRun>(
            "SELECT r.* FROM job_runs r JOIN (SELECT name, MAX(id) AS id FROM job_runs WHERE outcome <> @Skipped GROUP BY name) newest ON newest.id = r.id",
            new { JobRun.Skipped }),
        cancellationToken);

    public Task<int> PruneAsync(CancellationToken cancellationToken) => database.WriteInBulkAsync(
        session => session.ExecuteAsync("DELETE FROM job_runs WHERE started_at < @before", new { before = clock.GetUtcNow() - KeptFor }), cancellationToken);
}
