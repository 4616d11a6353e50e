using ChatDigestBot.Articles.Reading;
using ChatDigestBot.Articles.Topics;

namespace ChatDigestBot.Articles.Drafting;

/// <summary>Takes one file all the way from its bytes to what is written of it: read, cleaned, judged, packed, prepared for the sinks.</summary>
/// <remarks>Touches no database, so any number of threads may draft at once.</remarks>
internal sealed class Drafter(string root, TopicSet topics, IReadOnlyList<IArticleSink> sinks, DateTimeOffset now, ILogger logger)
{
    /// <param name="beginJudging">Called once the file is read: what follows is the rules' time, not the disk's.</param>
    public ReadFile Draft(PostFile file, Action beginJudging)
    {
        switch (PostReader.Read(root, file))
        {
            case PostReading.Loaded loaded:
                beginJudging();
                return Judge(file, loaded.Post);
            case PostReading.Unreadable unreadable:
                return new ReadFile(file, null, null, unreadable);
            default:
                return new ReadFile(file, null, null, null);
        }
    }

    public static ReadFile PutAside(PostFile file, string problem) => new(file, null, null, new PostReading.Unreadable { Problem = PostProblem.Error(file.Path, 1, problem) });

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
            return PutAside(file, $"The rules failed on it ({exception.GetType().Name}). Report it with the post.");
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
}
