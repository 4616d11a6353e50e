using ChatDigestBot.Storage;
using Hangfire;
using Hangfire.Client;
using Hangfire.Common;
using Hangfire.Server;
using Hangfire.States;

namespace ChatDigestBot.Jobs.Engine;

/// <summary>Runs the declared jobs on Hangfire, put together from its public parts.</summary>
/// <remarks>
/// <c>AddHangfire</c> keeps storage, activator and filters in statics, so two bots in one process would run each other's jobs; and its
/// scheduler goes by the system's clock. Here nothing is shared but the log and the way types are written.
/// On PostgreSQL every node runs one; each firing is carried out once, and what a dead node had begun is taken over within a minute.
/// </remarks>
internal sealed class HangfireEngine(
    JobStorage storage, JobSchedules schedules, JobEntry entry, JobAftermath aftermath, JobRunStore runs, Database database, TimeProvider clock, IHostApplicationLifetime lifetime)
    : IHostedService, IDisposable
{
    private const int Workers = 3;

    /// <summary>How long a job that ignores the stop may hold up the shutdown.</summary>
    private static readonly TimeSpan MaxShutdown = TimeSpan.FromSeconds(2);

    private Task _starting = Task.CompletedTask;
    private BackgroundProcessingServer? _server;

    static HangfireEngine() => GlobalConfiguration.Configuration
        .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
        .UseSimpleAssemblyNameTypeSerializer(); // no versions in what is stored, so an older build reads it too

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await HangfireStores.PrepareAsync(database, cancellationToken);
        await runs.CloseAbandonedAsync(cancellationToken);
        // The first people are served before the first job.
        lifetime.ApplicationStarted.Register(() => _starting = Task.Run(Start, CancellationToken.None));
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _starting;
        if (_server is not null)
        {
            _server.SendStop();
            await _server.WaitForShutdownAsync(CancellationToken.None);
        }
    }

    public void Dispose() => _server?.Dispose();

    private void Start()
    {
        var filters = new JobFilterCollection { aftermath };
        var changer = new BackgroundJobStateChanger(filters);
        var scheduler = new RecurringJobScheduler(
            new BackgroundJobFactory(filters), TimeSpan.FromSeconds(1), new DefaultTimeZoneResolver(), () => clock.GetUtcNow().UtcDateTime);
        _server = new BackgroundProcessingServer(
            storage,
            [
                new Worker([EnqueuedState.DefaultQueue], new BackgroundJobPerformer(filters, new EntryActivator(entry)), changer).UseBackgroundPool(Workers),
                new MinuteTick(scheduler, schedules, clock).UseBackgroundPool(1),
                new DelayedJobScheduler(TimeSpan.FromSeconds(30), changer).UseBackgroundPool(1),
            ],
            new Dictionary<string, object> { ["Queues"] = new[] { EnqueuedState.DefaultQueue }, ["WorkerCount"] = Workers },
            new BackgroundProcessingServerOptions
            {
                // A job's token follows "stopped", not "stopping": it is cancelled at once.
                StopTimeout = TimeSpan.Zero,
                ShutdownTimeout = MaxShutdown,
                RestartDelay = TimeSpan.FromSeconds(1),
                // A node that died leaves the list of servers after so long.
                ServerTimeout = TimeSpan.FromMinutes(2),
                ServerCheckInterval = TimeSpan.FromMinutes(1),
            });
    }

    private sealed class EntryActivator(JobEntry entry) : JobActivator
    {
        public override object ActivateJob(Type jobType) => jobType == typeof(JobEntry)
            ? entry
            : throw new InvalidOperationException($"The storage names {jobType}, and only {nameof(JobEntry)} may be run.");
    }
}
