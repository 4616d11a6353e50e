using ChatDigestBot.Jobs;
using ChatDigestBot.Jobs.Engine;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Playground;
using Hangfire;
using Hangfire.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatDigestBot.Tests.Jobs;

/// <summary>A host with the jobs engine and jobs that a test scripts, on a database of the test's.</summary>
internal sealed class JobsBench(Database database, TimeProvider time) : IAsyncDisposable
{
    public const string EveryMinute = "* * * * *";
    public const string Nightly = "17 3 * * *";

    private readonly HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
    private readonly WatchedClock clock = new(time);
    private IHost? host;
    private JobRetention? kept;
    private bool isAwayAtFirst;

    public IServiceProvider Services => host!.Services;

    public JobSchedules Schedules => Services.GetRequiredService<JobSchedules>();

    public JobRunStore Runs => Services.GetRequiredService<JobRunStore>();

    public JobRunner Runner => Services.GetRequiredService<JobRunner>();

    public JobStorage Storage => Services.GetRequiredService<JobStorage>();

    public RecurringJobManager Recurring => Services.GetRequiredService<RecurringJobManager>();

    public IMonitoringApi Monitoring => Storage.GetMonitoringApi();

    public JobsBench With(string name, string cron, Script script, bool isRetried = false, TimeSpan? maxRunTime = null)
    {
        var definition = new JobDefinition(name, cron, TimeZoneInfo.Utc, script.JobType) { IsRetried = isRetried };
        builder.Services.AddSingleton(maxRunTime is { } limit ? definition with { MaxRunTime = limit } : definition);
        builder.Services.AddScoped(script.JobType, provider => Activator.CreateInstance(script.JobType, script)!);
        return this;
    }

    /// <summary>The engine's storage cannot be reached the first time.</summary>
    public JobsBench WithoutStorageAtFirst()
    {
        isAwayAtFirst = true;
        return this;
    }

    public JobsBench Keeping(JobRetention retention)
    {
        kept = retention;
        return this;
    }

    public async Task<JobsBench> StartAsync()
    {
        builder.Services.AddLogging(logging => logging.ClearProviders());
        builder.Services.AddSingleton<TimeProvider>(clock).AddSingleton(database).AddSingleton<LeaseStore>();
        builder.Services.AddJobs(new SettingReader(new ConfigurationBuilder().Build()));
        if (kept is not null)
        {
            builder.Services.AddSingleton(kept);
        }

        if (isAwayAtFirst)
        {
            builder.Services.AddSingleton<JobStorage>(provider => new StorageAwayAtFirst(HangfireStores.Create(database, provider.GetRequiredService<JobRetention>())));
        }

        host = builder.Build();
        await host.StartAsync();
        return this;
    }

    /// <summary>What the engine says of a run, such as <c>Succeeded</c>.</summary>
    public string? StateOf(string id)
    {
        using var connection = Storage.GetConnection();
        return connection.GetStateData(id)?.Name;
    }

    /// <summary>Waits until the tick has done its work and waits for the next full minute.</summary>
    public Task TickIsWaitingAsync() => Until.SoAsync(() => Task.FromResult(clock.Waiting > 0));

    /// <summary>Has the engine run a job now, and waits until the run is over: another that begins before that would be skipped.</summary>
    public async Task RunThroughAsync(string name, Script script)
    {
        var id = Recurring.TriggerJob(name);
        await script.NextAsync();
        await Until.SoAsync(() => StateOf(id) is not ("Enqueued" or "Processing"));
    }

    /// <summary>Waits until every run that began is over.</summary>
    public Task RunsAreOverAsync() => Until.SoAsync(() => Monitoring.GetStatistics() is { Enqueued: 0, Processing: 0 });

    public JobDefinition Definition(string name) => Schedules.Find(name)!;

    public Task StopAsync() => host!.StopAsync();

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await host.StopAsync();
            host.Dispose();
        }
    }
}

/// <summary>A clock that knows how many delays are waiting on it.</summary>
internal sealed class WatchedClock(TimeProvider inner) : TimeProvider
{
    private int waiting;

    public int Waiting => Volatile.Read(ref waiting);

    public override long TimestampFrequency => inner.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow();

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (period != Timeout.InfiniteTimeSpan)
        {
            return inner.CreateTimer(callback, state, dueTime, period);
        }

        Interlocked.Increment(ref waiting);
        return inner.CreateTimer(
            ringing =>
            {
                Interlocked.Decrement(ref waiting);
                callback(ringing);
            },
            state,
            dueTime,
            period);
    }
}

/// <summary>What a job of a test does, and how often it did.</summary>
internal class Script(Func<CancellationToken, Task<JobResult>> run)
{
    private readonly SemaphoreSlim signal = new(0);
    private int count;

    public static Script Says(string summary) => new(_ => Task.FromResult(new JobResult(summary)));

    public static Script Fails(string words) => new(_ => throw new InvalidOperationException(words));

    /// <summary>Each script in a test host needs a class of its own.</summary>
    public virtual Type JobType => typeof(FirstJob);

    public int Count => Volatile.Read(ref count);

    public async Task NextAsync() => Assert.True(await signal.WaitAsync(TimeSpan.FromMinutes(2)), "the job did not run");

    public Task<JobResult> RunAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref count);
        signal.Release();
        return run(cancellationToken);
    }

    internal sealed class FirstJob(Script script) : IJob
    {
        public Task<JobResult> RunAsync(CancellationToken cancellationToken) => script.RunAsync(cancellationToken);
    }
}

/// <summary>A second script beside another.</summary>
internal sealed class SecondScript(Func<CancellationToken, Task<JobResult>> run) : Script(run)
{
    public override Type JobType => typeof(SecondJob);

    internal sealed class SecondJob(Script script) : IJob
    {
        public Task<JobResult> RunAsync(CancellationToken cancellationToken) => script.RunAsync(cancellationToken);
    }
}
