using System.Runtime.CompilerServices;
using ChatDigestBot.Articles.Reading;

namespace ChatDigestBot.Articles.Drafting;

/// <summary>Reads and judges posts on all cores but the one that writes, and hands them on in the order they came in, a group at a time.</summary>
/// <remarks>
/// No rule may take long, and none does that we know of; should one all the same, nobody can stop its thread. Then whoever waits for
/// the group puts that one post aside, goes on with a new thread, and leaves the stuck one behind. All that goes by real time, whatever the
/// bot's clock shows: it may leap while a post is judged.
/// </remarks>
internal sealed class DraftReader(IReadOnlyList<PostFile> files, Drafter drafter, ILogger logger)
{
    /// <summary>How long one post may take. One of 8 MB is judged in half a second; this is long enough for a machine with much else to do.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);

    private const int GroupSize = 25;
    private const int MaxGroupsAhead = 24;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(2);

    public async IAsyncEnumerable<IReadOnlyList<ReadFile>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var groups = files.Chunk(GroupSize).Select(group => new DraftGroup(group)).ToArray();
        // Neither is disposed of: a thread left behind may still come back to them.
        var room = new SemaphoreSlim(MaxGroupsAhead);
        var stop = new CancellationTokenSource();
        var last = -1;
        // One core less than there are: the writer is what takes longest, and must not wait for a core.
        var readers = Enumerable.Range(0, Math.Min(Math.Max(1, Environment.ProcessorCount - 1), groups.Length)).Select(_ => Start(null)).ToHashSet();
        try
        {
            for (var index = 0; index < groups.Length; index++)
            {
                while (!await IsReadyAsync(groups[index], cancellationToken))
                {
                    if (groups[index].GiveUp(Patience) is not { } rest)
                    {
                        continue;
                    }

                    var stuck = groups[index].Files[groups[index].At];
                    logger.RulesTookTooLong(stuck.Path, Patience);
                    rest.Results[rest.At++] = Drafter.PutAside(stuck, PostFault.RulesTookTooLong(Patience));
                    readers.Remove(groups[index].Reader!);
                    groups[index] = rest;
                    readers.Add(Start(rest));
                }

                yield return groups[index].Results;
                groups[index] = null!;
                room.Release();
            }
        }
        finally
        {
            await stop.CancelAsync();
            // They end with the post they are at; one that does not is not waited for.
            await Task.WhenAny(Task.WhenAll(readers), Task.Delay(LongestGoodbye, TimeProvider.System, CancellationToken.None));
        }

        // Threads of their own: in the pool, what a person waits for would queue behind posts.
        Task Start(DraftGroup? first)
        {
            Task reader = null!;
            reader = new Task(() => ReadOn(first, reader), CancellationToken.None, TaskCreationOptions.LongRunning);
            reader.Start(TaskScheduler.Default);
            return reader;
        }

        void ReadOn(DraftGroup? first, Task reader)
        {
            try
            {
                for (var group = first; ; group = null)
                {
                    if (group is null)
                    {
                        room.Wait(stop.Token);
                        if (Interlocked.Increment(ref last) is var index && index >= groups.Length)
                        {
                            return;
                        }

                        group = groups[index];
                    }

                    group.Reader = reader;
                    if (!Fill(group, stop.Token))
                    {
                        return;
                    }
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // Nobody waits for more.
            }
        }
    }

    private static async Task<bool> IsReadyAsync(DraftGroup group, CancellationToken cancellationToken)
    {
        try
        {
            await group.Ready.Task.WaitAsync(BetweenLooks, TimeProvider.System, cancellationToken);
            return true;
        }
        catch (TimeoutException) when (!group.Ready.Task.IsFaulted)
        {
            return group.Ready.Task.IsCompletedSuccessfully;
        }
    }

    /// <summary>Returns false when the group was given up meanwhile: the thread is no longer one of ours.</summary>
    private bool Fill(DraftGroup group, CancellationToken cancellationToken)
    {
        try
        {
            while (group.Next is { } file)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!group.End(drafter.Draft(file, group.BeginJudging)))
                {
                    return false;
                }
            }

            group.Ready.TrySetResult();
        }
        catch (Exception exception)
        {
            group.Ready.TrySetException(exception);
        }

        return true;
    }
}
