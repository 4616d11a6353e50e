using System.Globalization;
using ChatDigestBot.App;
using ChatDigestBot.Playground.Time;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Benchmarks.Chaos;

/// <summary>One node of the chaos run: the product as it is, on a clock that another process moves through a file.</summary>
internal sealed class ChaosNode : IBenchmark
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(20);

    public string Name => "chaos-node";

    public string Description => "a node of chaos, which starts it: FILE with the ticks that its clock is ahead";

    public async Task RunAsync(string[] words, TextWriter output, CancellationToken cancellationToken)
    {
        var clock = new JumpableClock(TimeProvider.System, ReadAhead(words[0]));
        // Leases are counted by the database's clock, as in earnest: a node whose day has jumped has not slept, and nobody takes from it what it is doing.
        await using var app = BotApp.Build([], replace: services => services
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(provider => new LeaseStore(provider.GetRequiredService<Database>(), TimeProvider.System)));
        await app.PrepareAsync(cancellationToken);
        await app.StartAsync(cancellationToken);
        var ended = app.WaitForShutdownAsync(cancellationToken);
        while (!ended.IsCompleted)
        {
            clock.JumpTo(TimeProvider.System.GetUtcNow() + ReadAhead(words[0]));
            await Task.WhenAny(ended, Task.Delay(LookEvery, TimeProvider.System, cancellationToken));
        }
    }

    private static TimeSpan ReadAhead(string file) => TimeSpan.FromTicks(long.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture));
}
