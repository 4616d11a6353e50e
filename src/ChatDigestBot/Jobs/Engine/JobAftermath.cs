using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;

namespace ChatDigestBot.Jobs.Engine;

/// <summary>What comes after a run: another try with a growing wait, or an end that is kept for a while and then forgotten.</summary>
/// <remarks>Left to itself Hangfire tries everything ten times, and keeps what failed for ever: a job that fails each minute would fill the memory.</remarks>
internal sealed class JobAftermath(JobSchedules schedules, JobRetention retention) : IElectStateFilter, IApplyStateFilter
{
    private readonly AutomaticRetryAttribute _retries = new() { Attempts = 3, DelaysInSeconds = [60, 5 * 60, 30 * 60], LogEvents = false };

    public void OnStateElection(ElectStateContext context)
    {
        if (context.CandidateState is not FailedState)
        {
            return;
        }

        if (DefinitionOf(context.BackgroundJob.Job) is { IsRetried: true })
        {
            _retries.OnStateElection(context);
        }

        if (context.CandidateState is FailedState failed)
        {
            context.CandidateState = new FinalFailure(failed);
        }
    }

    public void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
        context.JobExpirationTimeout = DefinitionOf(context.BackgroundJob.Job) is { RunsEveryMinute: true } ? retention.EveryMinute : retention.Others;
        _retries.OnStateApplied(context, transaction);
    }

    public void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction) => _retries.OnStateUnapplied(context, transaction);

    private JobDefinition? DefinitionOf(Job? job) => job?.Args is [string name, ..] ? schedules.Find(name) : null;

    /// <summary>Hangfire's failed state, but one that ends: it expires like any other result.</summary>
    private sealed class FinalFailure(FailedState failed) : IState
    {
        public string Name => FailedState.StateName;

        public string Reason => "Not tried again";

        public bool IsFinal => true;

        public bool IgnoreJobLoadException => false;

        public Dictionary<string, string> SerializeData() => failed.SerializeData();
    }
}
