namespace ChatDigestBot.Articles.Summaries;

/// <summary>Where in a post a sentence stands.</summary>
internal enum PostSection
{
    /// <summary>Before the first heading, or below one that nothing stands before.</summary>
    Opening,

    Inner,

    /// <summary>Below a heading such as 总结, Conclusion or TL;DR.</summary>
    Conclusion,
}
