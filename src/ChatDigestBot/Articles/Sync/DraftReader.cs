using System.Runtime.CompilerServices;
using ChatDigestBot.Articles.Reading;
using ChatDigestBot.Articles.Topics;

namespace ChatDigestBot.Articles.Sync;

/// <summary>One file with what reading it gave.</summary>
/// <param name="Draft">Null when it could not be loaded.</param>
/// <param name="Packed">The text as the database keeps it.</param>
/// <param name="Unreadable">Why not; null also for one that is being written just now.</param>
internal sealed record ReadFile(PostFile File, ArticleDraft? Draft, byte[]? Packed, PostReading.Unreadable? Unreadable);

/// <summary>Reads and judges posts on all cores, and hands them on in the order they came in, a group at a time.</summary>
internal static class DraftReader
{
    private const int GroupSize = 25;

    public static async IAsyncEnumerable<IReadOnlyList<ReadFile>> ReadAsync(
        string root, IReadOnlyList<PostFile> files, TopicSet topics, DateTimeOffset now, ILogger logger, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ahead = new Queue<Task<ReadFile[]>>();
        var next = 0;
        while (next < files.Count || ahead.Count > 0)
        {
            while (next < files.Count && ahead.Count < 2 * Environment.ProcessorCount)
            {
                var (from, count) = (next, Math.Min(GroupSize, files.Count - next));
                ahead.Enqueue(Task.Run(() => ReadGroup(root, files, from, count, topics, now, logger), cancellationToken));
                next += count;
            }

            yield return await ahead.Dequeue();
        }
    }

    private static ReadFile[] ReadGroup(string root, IReadOnlyList<PostFile> files, int from, int count, TopicSet topics, DateTimeOffset now, ILogger logger)
    {
        var group = new ReadFile[count];
        for (var index = 0; index < count; index++)
        {
            group[index] = Read(root, files[from + index], topics, now, logger);
        }

        return group;
    }

    private static ReadFile Read(string root, PostFile file, TopicSet topics, DateTimeOffset now, ILogger logger)
    {
        switch (PostReader.Read(root, file))
        {
            case PostReading.Loaded loaded:
                return Judge(file, loaded.Post, topics, now, logger);
            case PostReading.Unreadable unreadable:
                return new ReadFile(file, null, null, unreadable);
            default:
                return new ReadFile(file, null, null, null);
        }
    }

    // A fault of ours that one post brings to light must not keep all others from people.
    private static ReadFile Judge(PostFile file, Post post, TopicSet topics, DateTimeOffset now, ILogger logger)
    {
        try
        {
            var draft = ArticleDraft.Make(post, topics, now);
            return new ReadFile(file, draft, ArticleBodyCodec.Pack(draft.Post.Body), null);
        }
        catch (Exception exception)
        {
            logger.RulesFailed(file.Path, exception);
            return new ReadFile(file, null, null, new PostReading.Unreadable { Problem = PostProblem.Error(file.Path, 1, $"The rules failed on it ({exception.GetType().Name}). Report it with the post.") });
        }
    }
}
