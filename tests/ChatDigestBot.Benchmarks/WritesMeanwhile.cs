using System.Diagnostics;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Benchmarks;

/// <summary>Somebody who writes while much is planned: what bulk makes a person wait.</summary>
internal static class WritesMeanwhile
{
    /// <summary>One write after another, at least one, until it is over; how long each took in milliseconds, the shortest first.</summary>
    public static async Task<IReadOnlyList<double>> MeasureAsync(Database database, CancellationToken ended)
    {
        var waits = new List<double>();
        do
        {
            var start = Stopwatch.GetTimestamp();
            await database.WriteAsync(session => session.ExecuteAsync("UPDATE chats SET title = 'x' WHERE id = 1"), CancellationToken.None);
            waits.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        while (!ended.IsCancellationRequested);

        waits.Sort();
        return waits;
    }
}
