using System.Collections.Concurrent;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Jobs;

/// <summary>Runs jobs and writes down what came of them: the one place where a job's exception ends.</summary>
/// <remarks>
/// A job runs once at a time: in this process by its gate, among several nodes by a lease as well. A node that dies loses its leases after
/// 15 seconds. A firing that finds the job running is written down as skipped.
/// </remarks>
internal sealed class JobRunner(IServiceScopeFactory scopes, JobRunStore runs, Database database, LeaseStore leases, ILogger<JobRunner> logger)
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _gates = new();

    /// <summary>Runs to the end and returns the job's summary. A job that is still running is not started a second time.</summary>
    /// <exception cref="JobFailedException">The job threw; the engine may try again.</exception>
    public async Task<string> RunAsync(JobDefinition definition, CancellationToken cancellationToken)
    {
        var gate = GateOf(definition);
        if (!await gate.WaitAsync(TimeSpan.Zero, cancellationToken))
        {
            return await SkipAsync(definition.Name, RunReasons.UnderWay, cancellationToken);
        }

        return await RunInsideAsync(gate, definition, cancellationToken);
    }

    /// <summary>Waits for a run under way in this process, then runs: for a playground that asks by itself what a minute would bring.</summary>
    /// <exception cref="JobFailedException">The job threw.</exception>
    public async Task<string> RunInTurnAsync(JobDefinition definition, CancellationToken cancellationToken)
    {
        var gate = GateOf(definition);
        await gate.WaitAsync(cancellationToken);
        return await RunInsideAsync(gate, definition, cancellationToken);
    }

    /// <summary>Writes down that a firing brought no run, and why.</summary>
    public async Task<string> SkipAsync(string name, JobResult reason, CancellationToken cancellationToken)
    {
        logger.FiringSkipped(name, reason.Summary);
        await runs.SkipAsync(name, reason, cancellationToken);
        return $"skipped: {reason.Summary}";
    }

    private SemaphoreSlim GateOf(JobDefinition definition) => _gates.GetOrAdd(definition.Name, _ => new SemaphoreSlim(1));

    private async Task<string> RunInsideAsync(SemaphoreSlim gate, JobDefinition definition, CancellationToken cancellationToken)
    {
        try
        {
            if (database.Engine == DatabaseEngine.Sqlite)
            {
                return await RunAloneAsync(definition, cancellationToken, CancellationToken.None);
            }

            await using var lease = await leases.TryHoldAsync(JobRunStore.LeaseOf(definition.Name), cancellationToken);
            return lease is null
                ? await SkipAsync(definition.Name, RunReasons.Elsewhere, cancellationToken)
                : await RunAloneAsync(definition, cancellationToken, lease.Lost);
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<string> RunAloneAsync(JobDefinition definition, CancellationToken stopping, CancellationToken lost)
    {
        using var span = BotActivity.Source.StartActivity($"job {definition.Name}");
        var id = await runs.StartAsync(definition.Name, stopping);
        // A run that hangs does so in real time, whatever the bot's clock shows.
        using var limit = new CancellationTokenSource(definition.MaxRunTime);
        using var all = CancellationTokenSource.CreateLinkedTokenSource(stopping, lost, limit.Token);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var job = (IJob)scope.ServiceProvider.GetRequiredService(definition.Type);
            var result = await job.RunAsync(all.Token);
            await runs.FinishAsync(id, JobOutcome.Succeeded, result, CancellationToken.None);
            return result.Summary;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await runs.FinishAsync(id, JobOutcome.Failed, RunReasons.Stopped, CancellationToken.None);
            throw;
        }
        catch (Exception exception)
        {
            var reason = exception switch
            {
                OperationCanceledException when lost.IsCancellationRequested => RunReasons.TakenOver,
                OperationCanceledException when limit.IsCancellationRequested => RunReasons.TookTooLong(definition.MaxRunTime),
                _ => RunReasons.Threw(exception),
            };
            logger.JobFailed(exception, definition.Name, id);
            await runs.FinishAsync(id, JobOutcome.Failed, reason.InLog(id), CancellationToken.None);
            throw new JobFailedException(id, reason.Summary, exception);
        }
    }
}
