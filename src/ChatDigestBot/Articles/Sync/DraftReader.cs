using System.Globalization;
using System.Runtime.CompilerServices;
using ChatDigestBot.Articles.Reading;
using ChatDigestBot.Articles.Topics;

namespace ChatDigestBot.Articles.Sync;

/// <summary>One file with what reading it gave.</summary>
/// <param name="Draft">Null when it could not be loaded.</param>
/// <param name="Packed">The text as the database keeps it.</param>
/// <param name="Unreadable">Why not; null also for one that is being written just now.</param>
internal sealed record ReadFile(PostFile File, ArticleDraft? Draft, byte[]? Packed, PostReading.Unreadable? Unreadable)
{
    /// <summary>What sinks made of it before the transaction.</summary>
    public IReadOnlyDictionary<IArticleSink, object> Prepared { get; init; } = new Dictionary<IArticleSink, object>();
}

/// <summary>Reads and judges posts on all cores but the one that writes, and hands them on in the order they came in, a group at a time.</summary>
/// <remarks>
/// No rule may take long, and none does that we know of; should one all the same, nobody can stop its thread. Then whoever waits for
/// the group puts that one post aside, goes on with a new thread, and leaves the stuck one behind.
/// </remarks>
internal sealed class DraftReader(string root, IReadOnlyList<PostFile> files, TopicSet topics, IReadOnlyList<IArticleSink> sinks, TimeProvider clock, ILogger logger)
{
    /// <summary>A post of 8 MB is judged in half a second; this is long enough for a machine with much else to do.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private const int GroupSize = 25;
    private const int MaxGroupsAhead = 24;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(2);

    private readonly DateTimeOffset _now = clock.GetUtcNow();

    public async IAsyncEnumerable<IReadOnlyList<ReadFile>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var groups = files.Chunk(GroupSize).Select(group => new Group(group)).ToArray();
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
                    if (groups[index].GiveUp(clock, Patience) is not { } rest)
                    {
                        continue;
                    }

                    var stuck = groups[index].Files[groups[index].At];
                    logger.RulesTookTooLong(stuck.Path, Patience);
                    rest.Results[rest.At++] = PutAside(stuck, string.Create(CultureInfo.InvariantCulture, $"The rules took longer than {Patience.TotalSeconds:0} seconds on it. Split it, or report it with the post."));
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
            await Task.WhenAny(Task.WhenAll(readers), Task.Delay(LongestGoodbye, clock, CancellationToken.None));
        }

        // Threads of their own: in the pool, what a person waits for would queue behind posts.
        Task Start(Group? first)
        {
            Task reader = null!;
            reader = new Task(() => ReadOn(first, reader), CancellationToken.None, TaskCreationOptions.LongRunning);
            reader.Start(TaskScheduler.Default);
            return reader;
        }

        void ReadOn(Group? first, Task reader)
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

    private async Task<bool> IsReadyAsync(Group group, CancellationToken cancellationToken)
    {
        try
        {
            await group.Ready.Task.WaitAsync(BetweenLooks, clock, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return group.Ready.Task.IsCompletedSuccessfully;
        }
    }

    /// <summary>Returns false when the group was given up meanwhile: the thread is no longer one of ours.</summary>
    private bool Fill(Group group, CancellationToken cancellationToken)
    {
        try
        {
            while (group.Next is { } file)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!group.End(Read(file, group)))
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

    private ReadFile Read(PostFile file, Group group)
    {
        switch (PostReader.Read(root, file))
        {
            case PostReading.Loaded loaded:
                group.BeginJudging(clock);
                return Judge(file, loaded.Post);
            case PostReading.Unreadable unreadable:
                return new ReadFile(file, null, null, unreadable);
            default:
                return new ReadFile(file, null, null, null);
        }
    }

    // A fault of ours that one post brings to light must not keep all others from people.
    private ReadFile Judge(PostFile file, Post post)
    {
        try
        {
            var draft = ArticleDraft.Make(post, topics, _now);
            return new ReadFile(file, draft, ArticleBodyCodec.Pack(draft.Post.Body), null) { Prepared = Prepare(draft) };
        }
        catch (Exception exception)
        {
            logger.RulesFailed(file.Path, exception);
            return PutAside(file, $"The rules failed on it ({exception.GetType().Name}). Report it with the post.");
        }
    }

    private static ReadFile PutAside(PostFile file, string problem) => new(file, null, null, new PostReading.Unreadable { Problem = PostProblem.Error(file.Path, 1, problem) });

    private Dictionary<IArticleSink, object> Prepare(ArticleDraft draft)
    {
        var prepared = new Dictionary<IArticleSink, object>(sinks.Count);
        foreach (var sink in sinks)
        {
            if (sink.Prepare(draft) is { } part)
            {
                prepared.Add(sink, part);
            }
        }

        return prepared;
    }

    /// <summary>Some files and what became of them so far. One thread fills it, another may take it away from that one.</summary>
    private sealed class Group(PostFile[] files)
    {
        private readonly Lock _lock = new();
        private long? _begunAt;
        private bool _isGivenUp;

        public PostFile[] Files => files;

        public ReadFile[] Results { get; private init; } = new ReadFile[files.Length];

        /// <summary>The file that is being read, or is next.</summary>
        public int At { get; set; }

        /// <summary>Who fills it.</summary>
        public Task? Reader { get; set; }

        public TaskCompletionSource Ready { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Null when all files are done.</summary>
        public PostFile? Next => At < files.Length ? files[At] : null;

        public void BeginJudging(TimeProvider clock)
        {
            lock (_lock)
            {
                _begunAt = clock.GetTimestamp();
            }
        }

        /// <summary>Returns false when nobody waits for the result any more.</summary>
        public bool End(ReadFile result)
        {
            lock (_lock)
            {
                if (_isGivenUp)
                {
                    return false;
                }

                Results[At++] = result;
                _begunAt = null;
                return true;
            }
        }

        /// <summary>Takes the group from a thread that has judged one post for longer; null where none has.</summary>
        public Group? GiveUp(TimeProvider clock, TimeSpan patience)
        {
            lock (_lock)
            {
                if (_begunAt is not { } begunAt || clock.GetElapsedTime(begunAt) < patience)
                {
                    return null;
                }

                _isGivenUp = true;
                return new Group(files) { Results = [.. Results], At = At };
            }
        }
    }
}
