using ChatDigestBot.Jobs.Engine;
using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;

namespace ChatDigestBot.Jobs;

/// <summary>A declared job and what the engine means to do with it.</summary>
/// <param name="NextAt">Null until the engine has it, such as in the first second of a start.</param>
internal sealed record RecurringJob(JobDefinition Definition, DateTimeOffset? NextAt);

/// <summary>The declared jobs, and the engine's schedule kept in step with them.</summary>
internal sealed class JobSchedules(
    IEnumerable<JobDefinition> declared, JobStorage storage, RecurringJobManager recurring, TimeProvider clock, ILogger<JobSchedules> logger)
{
    /// <summary>How far the clocks of nodes may be apart, and how late a schedule may lie, before it is taken for out of order.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(2);

    private readonly Dictionary<string, JobDefinition> _declared = declared.ToDictionary(definition => definition.Name, StringComparer.Ordinal);
    private readonly BackgroundJobClient _client = new(storage, new JobFilterCollection());

    public IEnumerable<JobDefinition> Declared => _declared.Values;

    /// <summary>Null for a job of another build.</summary>
    public JobDefinition? Find(string name) => _declared.GetValueOrDefault(name);

    /// <summary>All declared jobs by name.</summary>
    // The engine's ways to its storage are synchronous.
    public Task<IReadOnlyList<RecurringJob>> ListAsync(CancellationToken cancellationToken) => Task.Run(List, cancellationToken);

    /// <summary>Has a job run soon, besides its schedule; false where no job has this name.</summary>
    public Task<bool> RunNowAsync(string name, CancellationToken cancellationToken) => Task.Run(() => RunNow(name), cancellationToken);

    /// <inheritdoc cref="RunNowAsync"/>
    // Past the schedule: its entry is locked while the full minute starts what is due, and for 20 s more where a node died just then.
    public bool RunNow(string name)
    {
        if (Find(name) is not { } definition)
        {
            return false;
        }

        _client.Create(EntryOf(definition), new EnqueuedState());
        return true;
    }

    /// <summary>Puts right what differs from what is declared: missing, changed, given up after errors, or waiting for a time the clock was put back from.</summary>
    /// <remarks>A schedule that is locked is left for the next time: a dead node's lock on one must not keep the others off.</remarks>
    public void Declare()
    {
        using var connection = storage.GetConnection();
        var stored = connection.GetRecurringJobs(_declared.Keys).ToDictionary(job => job.Id, StringComparer.Ordinal);
        var now = clock.GetUtcNow();
        foreach (var definition in _declared.Values)
        {
            var found = stored[definition.Name];
            if (!IsInOrder(definition, found, now))
            {
                TryChange(definition.Name, () => Declare(definition, isNew: found.Removed));
            }
        }
    }

    /// <summary>Takes out what this build does not declare. A newer node that shares the storage puts its own back within a minute.</summary>
    /// <returns>False where one is locked and had to stay.</returns>
    public bool TryRemoveUndeclared()
    {
        using var connection = storage.GetConnection();
        var undeclared = connection.GetRecurringJobs().Select(job => job.Id).Where(name => !_declared.ContainsKey(name)).ToList();
        return undeclared.Count(name => TryChange(name, () => Remove(name))) == undeclared.Count;
    }

    private static bool IsInOrder(JobDefinition definition, RecurringJobDto stored, DateTimeOffset now) =>
        stored is { Removed: false, LoadException: null, Error: null, Job: not null, NextExecution: { } next }
        && stored.Job.Type == typeof(JobEntry)
        && stored.Cron == definition.Cron
        && stored.TimeZoneId == definition.Zone.Id
        && next - Tolerance <= definition.NextAfter(now)?.UtcDateTime
        && (stored.LastExecution is not { } last || last - Tolerance <= now.UtcDateTime);

    private bool TryChange(string name, Action change)
    {
        try
        {
            change();
            return true;
        }
        catch (DistributedLockTimeoutException)
        {
            logger.ScheduleLocked(name);
            return false;
        }
    }

    private void Remove(string name)
    {
        recurring.RemoveIfExists(name);
        logger.JobRemoved(name);
    }

    private void Declare(JobDefinition definition, bool isNew)
    {
        if (!isNew)
        {
            // Else the engine would go on reckoning from the last run, which may lie ahead of the clock.
            recurring.RemoveIfExists(definition.Name);
            logger.JobPutOnSchedule(definition.Name, definition.NextAfter(clock.GetUtcNow()));
        }

        recurring.AddOrUpdate(
            definition.Name,
            EntryOf(definition),
            definition.Cron,
            new RecurringJobOptions { TimeZone = definition.Zone, MisfireHandling = MisfireHandlingMode.Relaxed });
    }

    private IReadOnlyList<RecurringJob> List()
    {
        using var connection = storage.GetConnection();
        return [.. connection.GetRecurringJobs(_declared.Keys.Order(StringComparer.Ordinal)).Select(job => new RecurringJob(
            _declared[job.Id], job.NextExecution is { } next ? new DateTimeOffset(DateTime.SpecifyKind(next, DateTimeKind.Utc)) : null))];
    }

    private static Job EntryOf(JobDefinition definition) => Job.FromExpression<JobEntry>(entry => entry.RunAsync(definition.Name, CancellationToken.None));
}
