using ChatDigestBot.Web;

namespace ChatDigestBot.Playground.Bots;

/// <summary>What a jump of the clock asks of the bot between two moments.</summary>
/// <param name="IndexAsync">Reads the folder of posts once, to the end.</param>
/// <param name="SendDueAsync">Plans what is due now and sends until nothing waits.</param>
/// <param name="NextDueAtAsync">When the next digest or alert is due; null when nobody waits for one.</param>
/// <param name="CountAsync">What went out since a moment.</param>
internal sealed record BotSteps(
    Func<CancellationToken, Task> IndexAsync,
    Func<CancellationToken, Task> SendDueAsync,
    Func<CancellationToken, Task<DateTimeOffset?>> NextDueAtAsync,
    Func<DateTimeOffset, CancellationToken, Task<JumpCounts>> CountAsync)
{
    /// <summary>When the next post that lies in the folder already is published or expires by itself; null when none does.</summary>
    public Func<CancellationToken, Task<DateTimeOffset?>> NextPostAtAsync { get; init; } = _ => Task.FromResult<DateTimeOffset?>(null);

    /// <summary>Keeps whoever is signed in to the console signed in, before the clock moves so far.</summary>
    public Func<TimeSpan, CancellationToken, Task> KeepSignedInAsync { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>The steps of a bot that runs in this process.</summary>
    public static BotSteps Of(IServiceProvider bot, TimeProvider clock)
    {
        var work = new BotWork(bot, clock);
        return new BotSteps(work.IndexAsync, work.SendDueAsync, work.NextDueAtAsync, work.CountAsync)
        {
            NextPostAtAsync = work.NextPostAtAsync,
            KeepSignedInAsync = bot.GetRequiredService<ConsoleSessionStore>().ProlongAsync,
        };
    }
}
