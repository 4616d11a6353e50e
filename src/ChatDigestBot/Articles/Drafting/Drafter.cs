using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using ChatDigestBot.Articles.Cleaning;
using ChatDigestBot.Articles.Reading;
using ChatDigestBot.Articles.Topics;

namespace ChatDigestBot.Articles.Drafting;

/// <summary>Takes one file all the way from its bytes to what is written of it: read, cleaned, judged, packed, prepared for the sinks.</summary>
/// <remarks>Touches no database, so any number of threads may draft at once.</remarks>
internal sealed class Drafter(string root, TopicSet topics, IReadOnlyList<IArticleSink> sinks, DateTimeOffset now, ILogger logger)
{
    /// <param name="beginJudging">Called once the file's bytes are there: what follows is the rules' time, not the disk's.</param>
    /// <remarks>What could not be read just now, mostly since a pattern is timed by the clock on the wall and its turn did not come, is tried once more at once.</remarks>
    public ReadFile Draft(PostFile file, Action beginJudging)
    {
        var drafted = DraftOnce(file, beginJudging);
        return drafted.Unreadable is { IsLasting: false } ? DraftOnce(file, beginJudging) : drafted;
    }

    public static ReadFile PutAside(PostFile file, PostFault fault) => Unread(file, new PostReading.Unreadable { Problem = PostProblem.Error(file.Path, fault) });

    // A fault of ours that one post brings to light must not keep all others from people.
    private ReadFile DraftOnce(PostFile file, Action beginJudging)
    {
        try
        {
            return PublicationRule.ByPath(file.Path) is { } denied ? Withhold(file, denied) : PostReader.Read(root, file, beginJudging) switch
            {
                PostReading.Loaded loaded => Judge(file, loaded.Post),
                PostReading.Unreadable unreadable => Unread(file, unreadable),
                _ => new ReadFile(file),
            };
        }
        catch (RegexMatchTimeoutException exception)
        {
            logger.RulesFailed(file.Path, exception);
            return Unread(file, PostReading.Unreadable.ForNow(file));
        }
        catch (Exception exception)
        {
            logger.RulesFailed(file.Path, exception);
            return PutAside(file, PostFault.RulesFailed(exception));
        }
    }

    private ReadFile Judge(PostFile file, Post post)
    {
        switch (PublicationRule.Of(post.Head, file.Path, now))
        {
            case Publication.Denied denied:
                return Withhold(file, denied);
            case Publication.Allowed allowed:
                var draft = ArticleDraft.Make(post, topics, now);
                return new ReadFile(file) { Draft = draft, Packed = ArticleBodyCodec.Pack(draft.Post.Body), Prepared = Prepare(draft), Withheld = Embargo(draft.Post), ExpiresAt = allowed.ExpiresAt };
            default:
                throw new UnreachableException();
        }
    }

    private static ReadFile Unread(PostFile file, PostReading.Unreadable unreadable) => new(file) { Unreadable = unreadable };

    private static ReadFile Withhold(PostFile file, Publication.Denied denied) =>
        new(file) { Withheld = new Withheld(PostProblem.Notice(file.Path, denied.Line, denied.Reason), null) };

    private Withheld? Embargo(CleanPost post) => post.PublishedAt is { } at && at > now
        ? new Withheld(PostProblem.Notice(post.Path, 1, string.Create(CultureInfo.InvariantCulture, $"It is dated ahead, so it is held until {at.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC.")), at)
        : null;

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
