using System.Text.Json;

namespace ChatDigestBot.Jobs;

/// <summary>A kind of job: its name in history and stores, and how one is read back and run.</summary>
internal sealed record JobDefinition(string Name, Type JobType, Func<string, object> Read, Func<IServiceProvider, object, CancellationToken, Task<string>> RunAsync)
{
    public static JobDefinition For<TJob>(string name)
        where TJob : notnull => new(
            name,
            typeof(TJob),
            json => JsonSerializer.Deserialize<TJob>(json)!,
            (services, job, cancellationToken) => services.GetRequiredService<IHandle<TJob>>().HandleAsync((TJob)job, cancellationToken));
}
