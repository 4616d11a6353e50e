using System.Globalization;
using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Benchmarks.Feeds;

/// <summary>People who change their hour by turns, which the bot has to write down before it answers; keeps how long each waited.</summary>
internal sealed class WritingPeople(World world, IReadOnlyList<Person> people)
{
    // Slower than the bot lets one person ask.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(1);

    private readonly List<double> _waits = [];
    private readonly Lock _lock = new();

    /// <summary>How long they waited since this was last asked, in milliseconds, the shortest first.</summary>
    public IReadOnlyList<double> Take()
    {
        lock (_lock)
        {
            List<double> waits = [.. _waits.Order()];
            _waits.Clear();
            return waits;
        }
    }

    /// <summary>Each in turn, not waiting for the one before: a slow answer must not make fewer questions.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        for (var turn = 0; !cancellationToken.IsCancellationRequested; turn++)
        {
            _ = AskAsync(people[turn % people.Count], turn, cancellationToken);
            await Task.Delay(Pause, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task AskAsync(Person person, int turn, CancellationToken cancellationToken)
    {
        var chat = world.PrivateChat(person);
        var before = world.MessagesIn(chat).Count(message => message.IsFromBot);
        var startedAt = TimeProvider.System.GetTimestamp();
        world.Say(person, string.Create(CultureInfo.InvariantCulture, $"/time {turn / people.Count % 24:00}:{turn % 60:00}"));
        while (world.MessagesIn(chat).Count(message => message.IsFromBot) == before && !cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(Look, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        lock (_lock)
        {
            _waits.Add(TimeProvider.System.GetElapsedTime(startedAt).TotalMilliseconds);
        }
    }
}
