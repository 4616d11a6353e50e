using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;

namespace ChatDigestBot.Playground.Bots;

/// <summary>What a jump of the clock asks of the bot between two moments.</summary>
/// <param name="IndexAsync">Reads the folder of posts once, to the end.</param>
/// <param name="SendDueAsync">Plans what is due now and sends until nothing waits.</param>
/// <param name="NextDueAtAsync">When the next digest is due; null when nobody waits for one.</param>
internal sealed record BotSteps(
    Func<CancellationToken, Task> IndexAsync,
    Func<CancellationToken, Task> SendDueAsync,
    Func<CancellationToken, Task<DateTimeOffset?>> NextDueAtAsync)
{
    /// <summary>The steps of a bot that runs in this process.</summary>
    public static BotSteps Of(IServiceProvider bot, TimeProvider clock) => new(
        _ => Task.CompletedTask,
        _ => Task.CompletedTask,
        cancellationToken => NextDueAsync(bot, clock, cancellationToken));

    private static async Task<DateTimeOffset?> NextDueAsync(IServiceProvider bot, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = bot.GetRequiredService<DueSubscriberStore>();
        var next = await bot.GetRequiredService<Database>().ReadAsync(
            session => due.PreviewAsync(session, now, now.AddDays(8), limit: 1, offset: 0), cancellationToken);
        return next is [var first, ..] ? first.Slot.DueAt : null;
    }
}
