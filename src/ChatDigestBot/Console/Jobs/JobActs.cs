using ChatDigestBot.Jobs;
using ChatDigestBot.Web;

namespace ChatDigestBot.Console.Jobs;

/// <summary>Has a job run because somebody says so, for the chat and for pages. The engine has no part in transactions, so it is written down before: a process that dies between leaves an entry too many and never one too few.</summary>
internal sealed class JobActs(JobSchedules jobs, AuditLog audit)
{
    /// <summary>False where no job has this name.</summary>
    public async Task<bool> RunNowAsync(long userId, string name, CancellationToken cancellationToken)
    {
        if (jobs.Find(name) is null)
        {
            return false;
        }

        await audit.AddAsync(userId, "job-run", cancellationToken, subject: name);
        return await jobs.RunNowAsync(name, cancellationToken);
    }
}
