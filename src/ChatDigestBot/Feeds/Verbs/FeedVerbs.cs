using ChatDigestBot.Feeds.Lists;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Feeds.Verbs;

/// <summary>What the verbs of feeds have in common.</summary>
internal static class FeedVerbs
{
    /// <exception cref="VerbException">The list is wrong: a verb says so instead of going on with nothing.</exception>
    public static IReadOnlyList<ListedFeed> ReadList(IServiceProvider services)
    {
        var list = services.GetRequiredService<FeedList>();
        var feeds = list.Read();
        return list.Problem is { } problem ? throw new VerbException($"{list.Path} is wrong: {problem}.", exitCode: 2) : feeds;
    }
}
