using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Jobs;

/// <summary>The history of job runs: who ran, when, how long, with what result. The engine's own is gone at a restart.</summary>
internal sealed class JobRunStore(Database database, LeaseStore leases, TimeProvider clock)
{
    private const string LeasePrefix = "job:";

    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    static JobRunStore() => DapperSetup.AddJson<IReadOnlyList<RunPoint>>();

    /// <summary>What several nodes hold of a job while they run it.</summary>
    public static string LeaseOf(string name) => $"{LeasePrefix}{name}";

    /// <summary>A run begins. Whoever calls has the job to itself: what else is open of it was killed, and is closed.</summary>
    public Task<long> StartAsync(string name, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            // Since then a firing a minute may have been skipped, as long as a run may take.
            await CloseAsync(session, "id IN (SELECT id FROM job_runs WHERE name = @name ORDER BY started_at DESC LIMIT 100)", name);
            return await session.ScalarAsync<long>(
                "INSERT INTO job_runs (name, started_at, outcome, summary) VALUES (@name, @now, 'running', '') RETURNING id",
                new { name, now = clock.GetUtcNow() });
        },
        cancellationToken);

    public Task FinishAsync(long id, JobOutcome outcome, JobResult result, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync(
            "UPDATE job_runs SET finished_at = @now, outcome = @outcome, summary = @Summary, points = @points WHERE id = @id",
            new { id, now = clock.GetUtcNow(), outcome = outcome.LowerName(), result.Summary, points = JsonColumn.Of(result.Points) }),
        cancellationToken);

    /// <summary>A firing that brought no run.</summary>
    public Task SkipAsync(string name, JobResult reason, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync(
            "INSERT INTO job_runs (name, started_at, finished_at, outcome, summary, points) VALUES (@name, @now, @now, 'skipped', @Summary, @points)",
            new { name, now = clock.GetUtcNow(), reason.Summary, points = JsonColumn.Of(reason.Points) }),
        cancellationToken);

    /// <summary>Closes runs that a killed process left open. Only one bot serves a SQLite file; on PostgreSQL a run whose node lives has its lease.</summary>
    /// <remarks>What was killed so lately that its lease has not run out is closed by the next run.</remarks>
    public Task<int> CloseAbandonedAsync(CancellationToken cancellationToken) => database.WriteAsync(
        session => CloseAsync(
            session,
            session.Pick("1 = 1", $"NOT EXISTS (SELECT 1 FROM leases WHERE leases.name = '{LeasePrefix}' || job_runs.name AND until_at > {leases.NowIn(session)})")),
        cancellationToken);

    private Task<int> CloseAsync(DbSession session, string which, string name = "") => session.ExecuteAsync(
        $"UPDATE job_runs SET finished_at = @now, outcome = 'failed', summary = @Summary, points = @points WHERE outcome = 'running' AND {which}",
        new { name, now = clock.GetUtcNow(), RunReasons.Killed.Summary, points = JsonColumn.Of(RunReasons.Killed.Points) });

    /// <summary>Newest first.</summary>
    /// <param name="name">Only of this job; null for all.</param>
    /// <param name="outcome">Only those that ended so; null for all.</param>
    public Task<List<JobRun>> LatestAsync(string? name, JobOutcome? outcome, int limit, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.QueryAsync<JobRun>(
            $"SELECT * FROM job_runs WHERE 1 = 1{(name is null ? "" : " AND name = @name")}{(outcome is null ? "" : " AND outcome = @outcome")} ORDER BY started_at DESC, id DESC LIMIT @limit",
            new { name, outcome = outcome?.LowerName(), limit }),
        cancellationToken);

    /// <summary>The newest runs of each of some jobs, newest first, skipped firings left out.</summary>
    /// <param name="limit">How many of each.</param>
    public Task<Dictionary<string, List<JobRun>>> LatestOfEachAsync(IEnumerable<string> names, int limit, CancellationToken cancellationToken) => database.ReadAsync(
        async session =>
        {
            var found = new Dictionary<string, List<JobRun>>();
            foreach (var name in names)
            {
                found[name] = await session.QueryAsync<JobRun>(
                    "SELECT * FROM job_runs WHERE name = @name AND outcome <> 'skipped' ORDER BY started_at DESC, id DESC LIMIT @limit",
                    new { name, limit });
            }

            return found;
        },
        cancellationToken);

    /// <summary>When the engine last started a job or skipped one, on whichever node; null where none ever did.</summary>
    /// <remarks>The newest by number: after the clock was put back, the greatest time would be one that has yet to come.</remarks>
    public Task<DateTimeOffset?> LastFiringAtAsync(CancellationToken cancellationToken) => database.ReadAsync(
        session => session.FindAsync<DateTimeOffset?>("SELECT started_at FROM job_runs ORDER BY id DESC LIMIT 1"), cancellationToken);

    public Task<int> PruneAsync(CancellationToken cancellationToken) => database.WriteInBulkAsync(
        session => session.ExecuteAsync("DELETE FROM job_runs WHERE started_at < @before", new { before = clock.GetUtcNow() - KeptFor }), cancellationToken);
}
