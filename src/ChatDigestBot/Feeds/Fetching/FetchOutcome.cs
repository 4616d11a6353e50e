namespace ChatDigestBot.Feeds.Fetching;

/// <summary>What a server said the last time, for asking only whether something changed.</summary>
internal sealed record Validators(string? ETag, string? LastModified)
{
    public static readonly Validators None = new(null, null);
}

/// <summary>What became of one fetch.</summary>
internal abstract record FetchOutcome
{
    private FetchOutcome()
    {
    }

    /// <summary>How long the server says that its answer stays good; null where it says nothing.</summary>
    public TimeSpan? MaxAge { get; init; }

    internal sealed record Fetched : FetchOutcome
    {
        public required byte[] Bytes { get; init; }

        public required string? Charset { get; init; }

        /// <summary>Where the answer came from, after all redirects.</summary>
        public required Uri Address { get; init; }

        /// <summary>Where to ask from now on: behind the redirects that are for ever.</summary>
        public required Uri Lasting { get; init; }

        public required Validators Validators { get; init; }
    }

    internal sealed record NotModified : FetchOutcome
    {
        public required Uri Lasting { get; init; }
    }

    internal sealed record Failed(FeedTrouble Trouble) : FetchOutcome
    {
        /// <summary>The host asks to be left alone until then.</summary>
        public DateTimeOffset? RetryAt { get; init; }
    }
}
