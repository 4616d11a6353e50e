using Quartz;

namespace ChatDigestBot.Jobs;

/// <summary>The one class Quartz knows: it reads the job from its data and hands it to <see cref="JobRunner"/>.</summary>
[DisallowConcurrentExecution]
internal sealed class QuartzJob(JobRunner runner, IEnumerable<JobDefinition> definitions) : IJob
{
    public const string KindKey = "kind";
    public const string InputKey = "input";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var kind = context.MergedJobDataMap.GetString(KindKey);
        var definition = definitions.First(candidate => candidate.Name == kind);
        await runner.RunAsync(definition, definition.Read(context.MergedJobDataMap.GetString(InputKey)!), cancellationToken);
    }
}
