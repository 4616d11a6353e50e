using Hangfire;
using Hangfire.Common;

namespace ChatDigestBot.Jobs.Engine;

/// <summary>What Hangfire's dashboard changes recurring jobs by: its "trigger now" is our "run now", which waits for no lock of the schedule.</summary>
internal sealed class DashboardTriggers(RecurringJobManager recurring, JobSchedules schedules) : IRecurringJobManager
{
    public void Trigger(string recurringJobId)
    {
        if (!schedules.RunNow(recurringJobId))
        {
            recurring.Trigger(recurringJobId); // a newer node's, in the storage that it shares
        }
    }

    public void AddOrUpdate(string recurringJobId, Job job, string cronExpression, RecurringJobOptions options) =>
        recurring.AddOrUpdate(recurringJobId, job, cronExpression, options);

    public void RemoveIfExists(string recurringJobId) => recurring.RemoveIfExists(recurringJobId);
}
