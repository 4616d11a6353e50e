namespace ChatDigestBot.Feeds.Posts;

/// <summary>What became of writing one post.</summary>
internal abstract record PostWriting
{
    private PostWriting()
    {
    }

    /// <param name="FileHash">Of the text in the file: later it tells whether a person changed it.</param>
    internal sealed record Written(long FileHash) : PostWriting;

    /// <summary>A person changed or removed the file, or wrote one of that name: it stays as it is.</summary>
    internal sealed record LeftToPeople : PostWriting;

    /// <summary>A link stands on the way: what lies behind it is not the store.</summary>
    internal sealed record LeadsOutside : PostWriting;
}
