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
internal sealed class DraftReader(string root, IReadOnlyList<PostFile> files, TopicSet topics, IReadOnlyList<IArticleSink> sinks, DateTimeOffset now, ILogger logger)
{
    private const int GroupSize = 25;
    private const int MostGroupsAhead = 24;

    public async IAsyncEnumerable<IReadOnlyList<ReadFile>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var groups = files.Chunk(GroupSize).Select(group => new Group(group)).ToArray();
        using var room = new SemaphoreSlim(MostGroupsAhead);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var last = -1;
        // Threads of their own: in the pool, what a person waits for would queue behind posts.
        // One core less than there are: the writer is what takes longest, and must not wait for a core.
        var readers = Enumerable.Range(0, Math.Min(Math.Max(1, Environment.ProcessorCount - 1), groups.Length))
            .Select(_ => Task.Factory.StartNew(ReadOn, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        try
        {
            for (var index = 0; index < groups.Length; index++)
            {
                yield return await groups[index].Ready.Task.WaitAsync(cancellationToken);
                groups[index] = null!;
                room.Release();
            }
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(readers);
        }

        void ReadOn()
        {
            try
            {
                while (true)
                {
                    room.Wait(stop.Token);
                    if (Interlocked.Increment(ref last) is var index && index >= groups.Length)
                    {
                        return;
                    }

                    Fill(groups[index]);
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // Nobody waits for more.
            }
        }
    }

    private void Fill(Group group)
    {
        try
        {
            group.Ready.SetResult(Array.ConvertAll(group.Files, Read));
        }
        catch (Exception exception)
        {
            group.Ready.SetException(exception);
        }
    }

    private ReadFile Read(PostFile file)
    {
        switch (PostReader.Read(root, file))
        {
            case PostReading.Loaded loaded:
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
            var draft = ArticleDraft.Make(post, topics, now);
            return new ReadFile(file, draft, ArticleBodyCodec.Pack(draft.Post.Body), null) { Prepared = Prepare(draft) };
        }
        catch (Exception exception)
        {
            logger.RulesFailed(file.Path, exception);
            return new ReadFile(file, null, null, new PostReading.Unreadable { Problem = PostProblem.Error(file.Path, 1, $"The rules failed on it ({exception.GetType().Name}). Report it with the post.") });
        }
    }

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

    private sealed record Group(PostFile[] Files)
    {
        public TaskCompletionSource<ReadFile[]> Ready { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
