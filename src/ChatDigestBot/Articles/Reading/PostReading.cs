namespace ChatDigestBot.Articles.Reading;

/// <summary>What became of reading one file.</summary>
internal abstract record PostReading
{
    private PostReading()
    {
    }

    internal sealed record Loaded(Post Post) : PostReading;

    /// <summary>It cannot be loaded as it is.</summary>
    internal sealed record Unreadable : PostReading
    {
        public required PostProblem Problem { get; init; }

        /// <summary>Reading it again helps only after the file changed. A right to read it may come without that.</summary>
        public bool IsLasting { get; init; } = true;

        /// <summary>Patterns are timed by the clock on the wall: on a machine with much else to do one may run out of time whose turn did not come.</summary>
        public static Unreadable ForNow(PostFile file) => new()
        {
            Problem = PostProblem.Error(file.Path, PostFault.SlowPattern),
            IsLasting = false,
        };
    }

    /// <summary>It went away, or is being written just now: a later pass will see.</summary>
    internal sealed record NotNow : PostReading;
}
