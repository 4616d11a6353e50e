using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Search.Matching;

namespace ChatDigestBot.Follows.Muting;

/// <summary>Begins passes that leave out what people muted.</summary>
internal sealed class MuteReader(QueryPlanner planner, TopicCatalogue topics)
{
    public MutedStories At(DateTimeOffset now) => new(planner, topics, now);
}
