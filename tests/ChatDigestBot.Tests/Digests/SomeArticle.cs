using ChatDigestBot.Articles;

namespace ChatDigestBot.Tests.Digests;

/// <summary>An article with everything a digest looks at.</summary>
internal static class SomeArticle
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    public static Article Of(long id, params string[] topics) => new()
    {
        Id = id,
        Key = $"k{id}",
        Path = $"{id}.md",
        Title = $"标题 {id}",
        Source = $"来源 {id}",
        PublishedAt = Now.AddHours(-2),
        FirstSeenAt = Now.AddHours(-1),
        Language = "zh-Hans",
        Topics = topics.Length == 0 ? ["ai"] : [.. topics],
        StoryId = $"s{id}",
        IsStoryLead = true,
        StorySources = 1,
        Words = 400,
        ReadingMinutes = 1,
        Summary = "摘要。",
        IsAdvert = false,
        IsArchive = false,
    };
}
