namespace ChatDigestBot.Articles.Reading;

/// <summary>What became of reading one file.</summary>
internal abstract record PostReading
{
    private PostReading()
    {
    }

    internal sealed record Loaded(Post Post) : PostReading;

    /// <summary>It cannot be loaded as it is; reading it again helps only after it changed.</summary>
    internal sealed record Unreadable(PostProblem Problem) : PostReading;

    /// <summary>It went away, or is being written just now: a later pass will see.</summary>
    internal sealed record NotNow : PostReading;
}
