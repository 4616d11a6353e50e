using System.Data.Common;
using ChatDigestBot.Alarms;
using ChatDigestBot.Articles;
using ChatDigestBot.Chats;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Jobs;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;

namespace ChatDigestBot.Metrics;

/// <summary>Asks the features for their figures; keeps the last for instruments, which cannot wait.</summary>
internal sealed class FiguresReader(Database database, SubscriberStore subscribers, ChatStore chats, ArticleCatalogue articles, RunsOfJobs jobs, TimeProvider clock)
{
    private volatile Figures? _last;
    private volatile bool _isDatabaseAway;

    /// <summary>Null until the database answered once.</summary>
    public Figures? Last => _last;

    /// <summary>Whether the last reading failed, and <see cref="Last"/> is older.</summary>
    public bool IsDatabaseAway => _isDatabaseAway;

    /// <summary>Reads them again; where the database is away the last ones stay.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            _last = await ReadAllAsync(clock.GetUtcNow(), cancellationToken);
            _isDatabaseAway = false;
        }
        catch (DbException)
        {
            _isDatabaseAway = true;
        }
    }

    private async Task<Figures> ReadAllAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now - TimeSpan.FromHours(24);
        var articleCounts = await articles.CountAsync(cancellationToken);
        var newest = await articles.FindNewestSeenAtAsync(cancellationToken);
        var runs = await jobs.ReadAsync(cancellationToken);
        return await database.ReadAsync(
            async session => new Figures
            {
                Subscribers = await subscribers.CountAsync(session, now),
                Chats = await chats.CountAsync(session),
                Articles = articleCounts,
                NewestArticleAt = newest,
                Deliveries = await DeliveryStatistics.CountAsync(session, since),
                Failures = (await ReasonCount.SinceAsync(session, since)).ToDictionary(one => one.Reason.Length == 0 ? "unknown" : one.Reason, one => one.Messages),
                PossiblyTwice = await DeliveryStatistics.CountPossiblyTwiceAsync(session, since),
                OldestWaitingAt = await DeliveryStatistics.FindOldestWaitingAsync(session, now),
                Jobs = runs,
                Alarms = await AlarmStore.CountAsync(session),
                ReadAt = now,
            },
            cancellationToken);
    }
}

/// <summary>The newest ended run of each job this build has.</summary>
internal sealed class RunsOfJobs(JobRunStore runs, JobSchedules schedules)
{
    public async Task<IReadOnlyList<JobRun>> ReadAsync(CancellationToken cancellationToken)
    {
        // Two, since the newest may be under way.
        var latest = await runs.LatestOfEachAsync(schedules.Declared.Select(job => job.Name), 2, cancellationToken);
        return [.. latest.Values.Select(two => two.Find(run => run.Outcome != JobOutcome.Running)).OfType<JobRun>()];
    }
}
